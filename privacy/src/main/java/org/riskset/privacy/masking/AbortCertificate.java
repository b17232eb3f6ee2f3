// SPDX-License-Identifier: Apache-2.0
package org.riskset.privacy.masking;

import java.util.List;
import org.riskset.privacy.identity.SecurityError;
import org.riskset.survival.error.Problem;
import org.riskset.survival.error.RisksetException;

/**
 * Proof that an instance is dead: k members will not open it, so fewer than k could.
 *
 * @param signatures by index, at least k
 */
public record AbortCertificate(List<AbortSignature> signatures) {
    public AbortCertificate {
        signatures = List.copyOf(signatures);
    }

    /**
     * The certificate, believed.
     *
     * @throws RisksetException RS-SEC-010 when it proves nothing about this context
     */
    public static AbortCertificate checked(SecureContext context, List<AbortSignature> signatures) {
        require(signatures.size() >= context.k(), "fewer signatures than the quorum");
        int before = 0;
        for (AbortSignature one : signatures) {
            require(one.index() > before, "members are listed twice or out of order");
            before = one.index();
            require(one.verifies(context.ctx(), context.identity(one.index())), "a signature does not verify");
        }
        return new AbortCertificate(signatures);
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw RisksetException.of(Problem.of(SecurityError.SIGNATURE, "an abort certificate: " + otherwise));
        }
    }
}
