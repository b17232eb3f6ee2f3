// SPDX-License-Identifier: Apache-2.0
package org.riskset.privacy.disclosure;

import java.util.Optional;
import org.riskset.privacy.identity.Mode;
import org.riskset.privacy.identity.SecurityError;
import org.riskset.survival.error.Problem;

/** Sites that this one has not pinned may be inventions of the coordinator. */
final class PinnedPeers implements Rule {
    @Override
    public String name() {
        return "peers";
    }

    @Override
    public Optional<Problem> refuses(SitePolicy policy, Question question) {
        if (question.mode() == Mode.SECURE && policy.peers().listed().isEmpty()) {
            // Whoever invents a quorum of sites opens the vector of the one that is real.
            return Optional.of(Problem.of(SecurityError.UNPINNED_PEER, "secure mode needs peers one by one, not \"*\"")
                    .with(Problem.DO, "list the other sites with their fingerprints under peers in policy.yaml"));
        }
        boolean pinned = question.invited().stream()
                .allMatch(peer -> peer.site().equals(question.self()) || peer.isKnownTo(policy));
        long keys = question.invited().stream().map(Peer::identity).distinct().count();
        return pinned && keys == question.invited().size()
                ? Optional.empty()
                : Optional.of(Problem.of(
                                SecurityError.UNPINNED_PEER,
                                "a site that was asked is not pinned here, or two have one key")
                        .with(Problem.DO, "compare its fingerprint with it, and add it to peers in policy.yaml"));
    }
}
