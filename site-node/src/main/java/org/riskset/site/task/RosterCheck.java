// SPDX-License-Identifier: Apache-2.0
package org.riskset.site.task;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.riskset.privacy.disclosure.ReleaseConditions;
import org.riskset.privacy.identity.Acceptance;
import org.riskset.privacy.identity.Roster;
import org.riskset.privacy.identity.SecurityError;
import org.riskset.privacy.identity.SiteId;
import org.riskset.site.task.RosterNotice.Member;
import org.riskset.survival.error.Problem;
import org.riskset.survival.error.RisksetException;

/**
 * Holds a roster against what this site agreed to.
 *
 * <p><strong>Guarantees.</strong> Every member has signed the same run, attempt, mode, study and plan; this site is in
 * it with its own agreement. A coordinator that shows sites different plans or rosters is found here or at the
 * signature over the context.
 */
final class RosterCheck {
    private final Task task;
    private final SiteId self;
    private final Instant now;

    RosterCheck(Task task, SiteId self, Instant now) {
        this.task = task;
        this.self = self;
        this.now = now;
    }

    /**
     * The roster, believed.
     *
     * @throws RisksetException RS-SEC-010 when something in it does not verify
     */
    Roster check(RosterNotice notice) {
        require(notice.attempt() == task.request().attempt(), "a roster of another attempt");
        notice.members().forEach(this::check);
        Optional<Member> own =
                notice.members().stream().filter(m -> m.site().equals(self)).findFirst();
        require(own.map(Member::acceptance).equals(task.acceptance()), "this site's own agreement was changed");
        return Roster.of(notice.members().stream()
                .map(m -> new Roster.Member(
                        0, m.site(), m.identity(), m.acceptance().conditionsDigest()))
                .toList());
    }

    private void check(Member member) {
        Acceptance acceptance = member.acceptance();
        require(acceptance.verifies(member.identity()), "the agreement of " + member.site() + " does not verify");
        require(sameQuestion(acceptance), "the agreement of " + member.site() + " is to another question");
        require(!acceptance.expired(now), "the agreement of " + member.site() + " has expired");
        require(
                ReleaseConditions.parse(acceptance.conditions()).isPresent(),
                "the conditions of " + member.site() + " are not understood");
    }

    private boolean sameQuestion(Acceptance other) {
        Acceptance own = task.acceptance().orElseThrow();
        return other.run().equals(own.run())
                && other.attempt() == own.attempt()
                && other.mode() == own.mode()
                && other.study().equals(own.study())
                && other.plan().equals(own.plan());
    }

    /** The strictest conditions among the members. */
    static ReleaseConditions strictest(List<Member> members) {
        List<ReleaseConditions> all = members.stream()
                .flatMap(m -> ReleaseConditions.parse(m.acceptance().conditions()).stream())
                .toList();
        return ReleaseConditions.strictest(all, members.size());
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw problem(otherwise);
        }
    }

    private static RisksetException problem(String what) {
        return RisksetException.of(Problem.of(SecurityError.SIGNATURE, what)
                .with(Problem.DO, "nothing was sent; tell the coordinator and the other sites"));
    }
}
