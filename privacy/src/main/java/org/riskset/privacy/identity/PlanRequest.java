// SPDX-License-Identifier: Apache-2.0
package org.riskset.privacy.identity;

import java.time.Instant;
import org.riskset.survival.digest.Digest;

/**
 * A requester's signature under a plan: who asks, and until when the question is good.
 *
 * @param notAfter Unix seconds
 */
public record PlanRequest(Digest study, Digest plan, PublicIdentity requester, long notAfter, Signature signature) {

    public static PlanRequest signed(Digest study, Digest plan, SiteKey requester, Instant notAfter) {
        PublicIdentity identity = requester.identity();
        byte[] transcript = transcript(study, plan, identity, notAfter.getEpochSecond());
        Signature signature = Signature.of(requester.sign(transcript));
        return new PlanRequest(study, plan, identity, notAfter.getEpochSecond(), signature);
    }

    public boolean verifies() {
        return notAfter >= 0 && requester.verify(transcript(study, plan, requester, notAfter), signature.bytes());
    }

    private static byte[] transcript(Digest study, Digest plan, PublicIdentity requester, long notAfter) {
        return Transcript.of("request")
                .digest(study)
                .digest(plan)
                .bytes(requester.bytes())
                .u64(notAfter)
                .toBytes();
    }
}
