// SPDX-License-Identifier: Apache-2.0
package org.riskset.privacy.disclosure;

import java.util.Optional;
import org.riskset.privacy.identity.Roster;
import org.riskset.privacy.identity.SecurityError;
import org.riskset.privacy.identity.SiteId;
import org.riskset.survival.counts.Aggregate;
import org.riskset.survival.error.Problem;
import org.riskset.survival.error.RisksetException;

/**
 * The rules of one site: what it answers, and what of its counts may leave.
 *
 * <p><strong>Guarantees.</strong> {@link Cleared} comes from nowhere else, and only for a roster that the rules accept.
 * A refusal that travels names code and rule, never a count.
 */
public final class DisclosurePolicy {
    private final SitePolicy policy;
    private final SiteId self;

    public DisclosurePolicy(SitePolicy policy, SiteId self) {
        this.policy = policy;
        this.self = self;
    }

    /**
     * Holds a question against every rule.
     *
     * @throws RisksetException the first refusal
     */
    public void check(Question question) {
        for (Rule rule : Rules.ALL) {
            Optional<Problem> refusal = rule.refuses(policy, question);
            if (refusal.isPresent()) {
                throw RisksetException.of(refusal.get().with("rule", rule.name()));
            }
        }
    }

    /** Whether no person has to be asked. */
    public boolean approvesByItself(Question question) {
        return !policy.needsPerson(question.request().plan());
    }

    /** What is compared with earlier answers. */
    public HistoryRules history() {
        return policy.history();
    }

    /** What this site demands of the release. */
    public ReleaseConditions conditions() {
        return new ReleaseConditions(policy.minSites(), policy.quorum(), policy.release());
    }

    /**
     * Lets counts pass for one roster.
     *
     * @param minSites the largest demand among plan and members
     * @throws RisksetException as {@link #admit}
     */
    public Cleared clear(Aggregate counts, Roster roster, int minSites) {
        admit(roster, minSites);
        return new Cleared(counts);
    }

    /**
     * Holds a roster against the rules on who takes part.
     *
     * @param minSites the largest demand among plan and members
     * @throws RisksetException when the roster has too few members or one that is not pinned
     */
    public void admit(Roster roster, int minSites) {
        int demanded = Math.max(minSites, policy.minSites());
        if (roster.size() < demanded) {
            throw RisksetException.of(MinimumSites.tooFew(roster.size(), demanded));
        }
        boolean pinned = roster.members().stream()
                .allMatch(m -> m.id().equals(self) || new Peer(m.id(), m.identity()).isKnownTo(policy));
        if (!pinned) {
            throw RisksetException.of(
                    Problem.of(SecurityError.UNPINNED_PEER, "a member of the roster is not pinned here"));
        }
    }
}
