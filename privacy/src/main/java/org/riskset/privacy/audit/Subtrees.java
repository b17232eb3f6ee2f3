// SPDX-License-Identifier: Apache-2.0
package org.riskset.privacy.audit;

import org.riskset.survival.digest.Digest;

/** The hashes of a log's full subtrees, which never change once they are there. */
@FunctionalInterface
public interface Subtrees {

    /**
     * The hash over the leaves {@code index * 2^level} up to, not including, {@code (index + 1) * 2^level}.
     *
     * @param level 0 for the hash of a single leaf
     */
    Digest at(int level, long index);
}
