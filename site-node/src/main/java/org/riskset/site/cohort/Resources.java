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

    /** One site's part of this machine when so many count at once; a little more than its share, as some end early. */
    public static Resources shared(int sites) {
        int processors = Runtime.getRuntime().availableProcessors();
        return new Resources(Math.max(1, Math.min(processors, (2 * processors + sites - 1) / sites)), 512);
    }

    /** Every processor, 512 MB. */
    public static Resources ofThisMachine() {
        return new Resources(Runtime.getRuntime().availableProcessors(), 512);
    }
}
