// SPDX-License-Identifier: Apache-2.0
package org.riskset.privacy.masking;

import java.util.List;
import org.riskset.privacy.identity.SecurityError;
import org.riskset.privacy.identity.Transcript;
import org.riskset.survival.digest.Digest;
import org.riskset.survival.error.Problem;
import org.riskset.survival.error.RisksetException;

/**
 * What phase 4 gives back: a quorum that signed the same set of contributors (U4).
 *
 * <pre>t4 = H(T("t4", t3, { u16 u, sig }*))   by index</pre>
 *
 * @param t4 what the opening is bound to
 */
public record Survivors(Digest t4) {

    /**
     * The quorum, believed.
     *
     * @throws RisksetException RS-SEC-015 when fewer than the quorum, members outside of the contributors, twice or out
     *     of order, or a signature over another set
     */
    public static Survivors checked(SecureContext context, Contributors contributors, List<SurvivorSignature> all) {
        require(all.size() >= context.k(), all.size() + " signatures where the quorum is " + context.k());
        int before = 0;
        for (SurvivorSignature one : all) {
            require(one.index() > before, "members are listed twice or out of order");
            before = one.index();
            require(contributors.contains(one.index()), "member " + one.index() + " has not contributed");
            require(
                    one.verifies(contributors.t3(), context.identity(one.index())),
                    context.member(one.index()).id() + " did not sign this set of contributors");
        }
        return of(contributors.t3(), all);
    }

    /** Of signatures that were each checked when they came. */
    public static Survivors of(Digest t3, List<SurvivorSignature> all) {
        Transcript transcript = Transcript.of("t4").digest(t3);
        all.forEach(one -> transcript.u16(one.index()).bytes(one.signature().bytes()));
        return new Survivors(transcript.hash());
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw RisksetException.of(Problem.of(SecurityError.SURVIVORS, otherwise)
                    .with(Problem.DO, "nothing was opened; compare with the other sites what each was shown"));
        }
    }
}
