// SPDX-License-Identifier: Apache-2.0
package org.riskset.privacy.masking;

import org.riskset.privacy.identity.RunId;
import org.riskset.privacy.identity.Transcript;
import org.riskset.survival.digest.Digest;

/**
 * What one vector belongs to: this run, attempt and round, this plan, these members, this layout, and nothing else.
 *
 * <pre>ctx = H(T("context", run_id, u32 attempt, u32 round, study_digest, plan_digest, roster_digest, layout_digest,
 *              u16 k, u16 min_sites, u32 d64, u32 d128, previous))</pre>
 *
 * <p><b>Guarantees.</b> Every signature on a contribution covers it. A site that was shown another plan, roster, layout or
 * quorum than its peers makes signatures that fail at every honest one.
 *
 * @param attempt rises with every new roster of the run, from 1
 * @param round 0 is the plan's table
 * @param k how many members open a masked sum
 * @param minSites the most that the plan and any member's conditions ask for
 * @param d64 lanes of 64 bits in the layout
 * @param d128 lanes of 128 bits in the layout
 * @param previous digest of the round before, {@link #NONE} in round 0
 */
public record RunContext(
        RunId runId,
        long attempt,
        long round,
        Digest studyDigest,
        Digest planDigest,
        Digest rosterDigest,
        Digest layoutDigest,
        int k,
        int minSites,
        long d64,
        long d128,
        Digest previous) {

    /** 32 zero bytes: there was no round before. */
    public static final Digest NONE = Digest.ofHash(new byte[32]);

    public RunContext {
        if (round == 0 && !previous.equals(NONE)) {
            throw new IllegalArgumentException("round 0 follows nothing");
        }
    }

    /** The 32 bytes that later transcripts name this context by. */
    public byte[] ctx() {
        return Transcript.of("context")
                .bytes(runId.bytes())
                .u32(attempt)
                .u32(round)
                .digest(studyDigest)
                .digest(planDigest)
                .digest(rosterDigest)
                .digest(layoutDigest)
                .u16(k)
                .u16(minSites)
                .u32(d64)
                .u32(d128)
                .digest(previous)
                .hash()
                .bytes();
    }
}
