// SPDX-License-Identifier: Apache-2.0
package org.riskset.privacy.masking;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.riskset.privacy.identity.SecurityError;
import org.riskset.privacy.identity.Transcript;
import org.riskset.survival.digest.Digest;
import org.riskset.survival.error.ErrorCode;
import org.riskset.survival.error.Problem;
import org.riskset.survival.error.RisksetException;

/**
 * What phase 1 gives back: the keys of every member (U1).
 *
 * <pre>t1 = H(T("t1", ctx, { u16 u, c_public, s_public, b_commit, sig }*))   by index</pre>
 *
 * @param all one per member, by index
 */
public record KeyedMembers(SecureContext context, List<KeyAdvertisement> all) {
    public KeyedMembers {
        all = List.copyOf(all);
    }

    /**
     * The keys, believed.
     *
     * @throws RisksetException RS-SEC-010 when a member is missing or a signature does not verify under this context;
     *     RS-SEC-012 when two points are equal
     */
    public static KeyedMembers checked(SecureContext context, List<KeyAdvertisement> all) {
        require(all.size() == context.n(), SecurityError.SIGNATURE, "keys of " + all.size() + " members");
        for (int i = 0; i < all.size(); i++) {
            KeyAdvertisement one = all.get(i);
            String site = context.member(i + 1).id().value();
            require(one.index() == i + 1, SecurityError.SIGNATURE, "keys under another index than that of " + site);
            require(
                    one.verifies(context, context.identity(i + 1)),
                    SecurityError.SIGNATURE,
                    "the keys of " + site + " are not signed for this run, plan and roster");
        }
        require(distinct(all), SecurityError.POINT, "two public points of the roster are the same");
        return new KeyedMembers(context, all);
    }

    /** What phase 2 is bound to. */
    public Digest t1() {
        Transcript transcript = Transcript.of("t1").digest(context.ctx());
        all.forEach(k -> transcript
                .u16(k.index())
                .bytes(k.sealing().bytes())
                .bytes(k.masking().bytes())
                .digest(k.commitment())
                .bytes(k.signature().bytes()));
        return transcript.hash();
    }

    /** A member's keys by index. */
    public KeyAdvertisement of(int index) {
        return all.get(index - 1);
    }

    private static boolean distinct(List<KeyAdvertisement> all) {
        Set<PublicPoint> seen = new HashSet<>();
        return all.stream().flatMap(k -> Stream.of(k.sealing(), k.masking())).allMatch(seen::add);
    }

    private static void require(boolean holds, ErrorCode code, String otherwise) {
        if (!holds) {
            throw RisksetException.of(Problem.of(code, otherwise));
        }
    }
}
