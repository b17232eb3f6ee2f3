// SPDX-License-Identifier: Apache-2.0
package org.riskset.privacy.disclosure;

/**
 * Which counts may be told: none, or enough.
 *
 * @param tau smallest count of patients above none ({@code min_cell}), from 1
 * @param zero whether nobody may be told too ({@code zero_cells: allow})
 */
record SmallestCell(int tau, boolean zero) {

    /** Whether a count may be told. */
    boolean allows(long count) {
        return count >= tau || zero && count == 0;
    }

    /** A cumulative count as released: a multiple of tau, never more than it is. */
    long floor(long count) {
        return count / tau * tau;
    }

    /** How far the sum of these many released counts may lie below the released sum, so that neither pins the other. */
    long room(int blocks) {
        return floor((tau - 1L) * (blocks - 1L));
    }
}
