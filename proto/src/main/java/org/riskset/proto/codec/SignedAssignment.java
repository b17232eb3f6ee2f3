// SPDX-License-Identifier: Apache-2.0
package org.riskset.proto.codec;

import org.riskset.privacy.identity.PublicIdentity;
import org.riskset.privacy.identity.RunId;
import org.riskset.privacy.identity.Signature;
import org.riskset.privacy.identity.SiteKey;
import org.riskset.privacy.identity.Transcript;

/**
 * An assignment under the coordinator's signature, which a site keeps: without it nobody could prove who sent a false
 * roster.
 */
public record SignedAssignment(RunId run, int attempt, int round, AssignmentBody body, Signature signature) {

    /** The assignment, signed. */
    public static SignedAssignment of(RunId run, int attempt, AssignmentBody body, SiteKey coordinator) {
        Signature signature = Signature.of(coordinator.sign(transcript(run, attempt, 0, body)));
        return new SignedAssignment(run, attempt, 0, body, signature);
    }

    public boolean verifies(PublicIdentity coordinator) {
        return coordinator.verify(transcript(run, attempt, round, body), signature.bytes());
    }

    private static Transcript transcript(RunId run, int attempt, int round, AssignmentBody body) {
        return Transcript.of("assign")
                .bytes(run.bytes())
                .u32(attempt)
                .u32(round)
                .u8(body.step())
                .digest(body.digest());
    }
}
