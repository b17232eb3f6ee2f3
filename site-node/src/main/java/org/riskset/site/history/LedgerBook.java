// SPDX-License-Identifier: Apache-2.0
package org.riskset.site.history;

/** What this room needs from the store. */
@FunctionalInterface
public interface LedgerBook {

    /**
     * All that is remembered, held against its checksums.
     *
     * @throws org.riskset.survival.error.RefusedException RS-DISC-039 when it was changed or is older than it was
     */
    Remembered read();
}
