// SPDX-License-Identifier: Apache-2.0
package org.riskset.site.quorum;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.riskset.privacy.masking.UnmaskingShares;

/**
 * Opening shares that a site gave.
 *
 * @param bit of the message
 * @param set by member, bit 0 for the first: 1 where the share is of the self mask, 0 where of the masking key
 */
record Opened(long bit, int site, int set, UnmaskingShares shares) {
    private static final int KIND = 2;

    /** Reads from the bytes what was given, whatever the site meant to give. */
    static int set(int members, UnmaskingShares shares) {
        byte[] body = shares.body();
        int entry = body.length / members;
        int set = 0;
        for (int v = 0; v < members; v++) {
            set |= body[v * entry + KIND] == 0 ? 1 << v : 0;
        }
        return set;
    }

    /** The members of a set. */
    static String names(int set) {
        return IntStream.range(0, Integer.SIZE)
                .filter(v -> (set >> v & 1) == 1)
                .mapToObj(v -> v + 1 + "")
                .collect(Collectors.joining(",", "{", "}"));
    }
}
