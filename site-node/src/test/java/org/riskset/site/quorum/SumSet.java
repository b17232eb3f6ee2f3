// SPDX-License-Identifier: Apache-2.0
package org.riskset.site.quorum;

import java.util.List;
import java.util.stream.Collectors;
import org.riskset.privacy.masking.Contributors;
import org.riskset.privacy.masking.SignedDigest;
import org.riskset.privacy.masking.SurvivorSignature;
import org.riskset.survival.digest.Digest;

/**
 * A set of contributors that the coordinator can offer.
 *
 * @param name its members; a second vector of a corrupt site has a mark
 */
record SumSet(String name, long needs, List<SignedDigest> vectors, Contributors contributors) {

    static SumSet of(Digest t2, List<Held<Vector>> chosen) {
        String name = chosen.stream().map(v -> v.message().name()).collect(Collectors.joining(",", "{", "}"));
        List<SignedDigest> vectors =
                chosen.stream().map(v -> v.message().receipt()).toList();
        return new SumSet(name, Held.needs(chosen), vectors, Contributors.of(t2, vectors));
    }

    Digest t3() {
        return contributors.t3();
    }

    int size() {
        return vectors.size();
    }

    /** A vector that exists. */
    record Vector(String name, SignedDigest receipt) {}

    /** A member's signature over a set. */
    record Signed(String set, SurvivorSignature signature) {
        int index() {
            return signature.index();
        }
    }
}
