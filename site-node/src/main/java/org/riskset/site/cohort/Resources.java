// SPDX-License-Identifier: Apache-2.0
package org.riskset.site.cohort;

/**
 * What reading a file may take.
 *
 * @param megabytes beyond what the process itself needs
 */
public record Resources(int threads, int megabytes) {
    public Resources {
        if (threads < 1 || megabytes < 64) {
            throw new IllegalArgumentException(threads + " threads, " + megabytes + " MB");
        }
    }

    /** Every processor, 512 MB. */
    public static Resources ofThisMachine() {
        return new Resources(Runtime.getRuntime().availableProcessors(), 512);
    }
}
