// SPDX-License-Identifier: Apache-2.0
package org.riskset.privacy.masking;

import java.util.List;
import java.util.function.Function;
import org.riskset.privacy.identity.SecurityError;
import org.riskset.privacy.identity.Transcript;
import org.riskset.survival.digest.Digest;
import org.riskset.survival.error.Problem;
import org.riskset.survival.error.RisksetException;

/** What the phases that return digests have in common: members in order, each under its own signature. */
final class SignedSet {
    private SignedSet() {}

    /**
     * Believes a set.
     *
     * @param signed what member u must have signed over its digest
     * @throws RisksetException RS-SEC-010 when members are out of order, unknown or did not sign this
     */
    static void check(SecureContext context, List<SignedDigest> all, Function<SignedDigest, Transcript> signed) {
        int before = 0;
        for (SignedDigest one : all) {
            if (one.index() <= before) {
                throw wrong("members are listed twice or out of order");
            }
            before = one.index();
            if (!context.identity(one.index())
                    .verify(signed.apply(one), one.signature().bytes())) {
                throw wrong("the signature of " + context.member(one.index()).id() + " does not verify");
            }
        }
    }

    /** {@code H(T(label, previous, { u16 u, digest, sig }*))}. */
    static Digest chained(String label, Digest previous, List<SignedDigest> all) {
        Transcript transcript = Transcript.of(label).digest(previous);
        all.forEach(one -> transcript
                .u16(one.index())
                .digest(one.digest())
                .bytes(one.signature().bytes()));
        return transcript.hash();
    }

    private static RisksetException wrong(String what) {
        return RisksetException.of(Problem.of(SecurityError.SIGNATURE, what));
    }
}
