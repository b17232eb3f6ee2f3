// SPDX-License-Identifier: Apache-2.0
package org.riskset.privacy.masking;

/** What a member sends of an instance; the first five in this order, one each. */
public enum Phase {
    /** Public keys and a commitment. */
    KEYS,
    /** Sealed shares for the others. */
    SHARES,
    /** The vector. */
    VECTOR,
    /** A signature under the set of contributors. */
    SURVIVORS,
    /** Opening shares. */
    OPENING,
    /** The word not to open anything any more. */
    ABORT
}
