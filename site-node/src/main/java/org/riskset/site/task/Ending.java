// SPDX-License-Identifier: Apache-2.0
package org.riskset.site.task;

import java.util.List;
import java.util.Optional;
import org.riskset.privacy.masking.AbortSignature;
import org.riskset.privacy.masking.SignedDigest;
import org.riskset.privacy.masking.SurvivorSignature;

/**
 * How a run ended, as far as a site cares.
 *
 * @param givenUp whether nothing was opened and nothing will be
 * @param code why there is no result, if the coordinator says so
 * @param contributors whose vectors are in the sum, by index
 * @param survivors who signed that set; a quorum of them proves it
 * @param aborts who said that it opens nothing any more; a quorum of them proves the instance dead
 */
public record Ending(
        boolean givenUp,
        Optional<String> code,
        List<SignedDigest> contributors,
        List<SurvivorSignature> survivors,
        List<AbortSignature> aborts) {
    public Ending {
        contributors = List.copyOf(contributors);
        survivors = List.copyOf(survivors);
        aborts = List.copyOf(aborts);
    }

    /** An end of which the coordinator does not say why there is no result. */
    public Ending(
            boolean givenUp,
            List<SignedDigest> contributors,
            List<SurvivorSignature> survivors,
            List<AbortSignature> aborts) {
        this(givenUp, Optional.empty(), contributors, survivors, aborts);
    }

    /** An end of which nothing is proven. */
    public static Ending of(boolean givenUp) {
        return new Ending(givenUp, List.of(), List.of(), List.of());
    }
}
