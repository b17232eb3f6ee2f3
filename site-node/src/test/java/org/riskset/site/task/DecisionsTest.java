// SPDX-License-Identifier: Apache-2.0
package org.riskset.site.task;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.riskset.privacy.disclosure.AllowList;
import org.riskset.privacy.disclosure.DisclosurePolicy;
import org.riskset.privacy.disclosure.Quorum;
import org.riskset.privacy.disclosure.SitePolicy;
import org.riskset.privacy.disclosure.SitePolicy.Approval;
import org.riskset.privacy.identity.Mode;
import org.riskset.privacy.identity.PlanRequest;
import org.riskset.privacy.masking.OpenVector;
import org.riskset.site.task.TaskEvent.Checked;
import org.riskset.site.task.TaskEvent.Counted;
import org.riskset.site.task.TaskEvent.Rostered;
import org.riskset.survival.digest.Digest;
import org.riskset.survival.error.Problem;
import org.riskset.survival.error.RisksetException;

class DecisionsTest {
    private static final Clock CLOCK = Clock.fixed(SampleTasks.NOW, ZoneOffset.UTC);
    private static final Counting COUNTING =
            (study, plan, layout) -> SampleTasks.counts().thawed(layout);

    private final List<Problem> failures = new ArrayList<>();

    @Test
    void request_that_the_rules_allow_when_checked_then_nobody_is_asked_unless_the_policy_says_so() {
        Task task = SampleTasks.in(TaskState.RECEIVED);

        assertEquals(
                new Checked(Optional.empty(), false),
                decisions(policy(Approval.AUTO, 3)).check(task));
        assertEquals(
                new Checked(Optional.empty(), true),
                decisions(policy(Approval.MANUAL, 3)).check(task));
    }

    @Test
    void request_that_a_rule_refuses_when_checked_then_its_code() {
        Checked checked = checked(policy(Approval.AUTO, 4), SampleTasks.in(TaskState.RECEIVED));

        assertEquals("RS-DISC-018", checked.refusal().orElseThrow().code().code());
    }

    @Test
    void plan_exchanged_under_the_requesters_signature_when_checked_then_RS_SEC_010() {
        PlanRequest signed = SampleTasks.request().signed();
        PlanRequest exchanged = new PlanRequest(
                signed.study(), Digest.of("other"), signed.requester(), signed.notAfter(), signed.signature());

        Checked checked = checked(SitePolicy.permissive(), Task.received(asking(exchanged), SampleTasks.NOW));

        assertEquals("RS-SEC-010", checked.refusal().orElseThrow().code().code());
    }

    @Test
    void document_that_cannot_be_read_when_checked_then_refused_and_not_thrown() {
        Request request = SampleTasks.request();
        Request unreadable = new Request(
                request.run(), 7, 1, Mode.PLAIN, request.signed(), request.invited(), 0, "{}", request.plan());

        assertTrue(checked(SitePolicy.permissive(), Task.received(unreadable, SampleTasks.NOW))
                .refusal()
                .isPresent());
    }

    @Test
    void data_when_counted_then_frozen_with_an_agreement_that_verifies() {
        Task task = SampleTasks.in(TaskState.CHECKED);

        Counted counted = (Counted) decisions(policy(Approval.AUTO, 3)).count(task);

        assertEquals(SampleTasks.counts(), counted.frozen().orElseThrow());
        assertTrue(counted.acceptance()
                .orElseThrow()
                .verifies(SampleTasks.key("site-1").identity()));
        assertEquals(task.request().run(), counted.acceptance().orElseThrow().run());
    }

    @Test
    void data_that_cannot_be_counted_when_counted_then_details_stay_here() {
        Problem inside = Problem.of(TaskError.COUNTING, "line 3 holds 17.25");
        Counted counted = (Counted) decisions(SitePolicy.permissive(), (s, p, l) -> {
                    throw RisksetException.of(inside);
                })
                .count(SampleTasks.in(TaskState.CHECKED));

        assertEquals(List.of(inside), failures);
        assertTrue(counted.frozen().isEmpty());
    }

    @Test
    void bug_in_counting_when_counted_then_told_without_its_message() {
        Counted counted = (Counted) decisions(SitePolicy.permissive(), (s, p, l) -> {
                    throw new IllegalStateException("patient 4711");
                })
                .count(SampleTasks.in(TaskState.CHECKED));

        assertEquals(
                "the data could not be counted", counted.failure().orElseThrow().what());
    }

    @Test
    void honest_roster_when_it_comes_then_exactly_the_frozen_counts_signed() {
        Task task = SampleTasks.in(TaskState.ACCEPTED);

        OpenVector vector = rostered(policy(Approval.AUTO, 3), task, SampleTasks.roster(task))
                .vector()
                .orElseThrow();

        assertArrayEquals(Base64.getDecoder().decode(SampleTasks.counts().body()), vector.bytes());
        assertTrue(vector.verifies(SampleTasks.key("site-1").identity()));
        assertEquals(1, vector.index());
    }

    @Test
    void other_members_when_the_roster_differs_then_another_context() {
        Task task = SampleTasks.in(TaskState.ACCEPTED);
        RosterNotice two = SampleTasks.roster(task, List.of(SampleTasks.own(task), SampleTasks.member(task, "site-2")));

        OpenVector all = rostered(SitePolicy.permissive(), task, SampleTasks.roster(task))
                .vector()
                .orElseThrow();
        OpenVector fewer = rostered(SitePolicy.permissive(), task, two).vector().orElseThrow();

        assertTrue(!Digest.of(all.context()).equals(Digest.of(fewer.context())));
    }

    @Test
    void roster_with_an_invented_member_when_it_comes_then_RS_SEC_011_and_no_vector() {
        Task task = SampleTasks.in(TaskState.ACCEPTED);
        List<RosterNotice.Member> members =
                new ArrayList<>(SampleTasks.roster(task).members());
        members.add(SampleTasks.member(task, "site-4"));

        refused("RS-SEC-011", rostered(policy(Approval.AUTO, 3), task, SampleTasks.roster(task, members)));
    }

    @Test
    void roster_of_fewer_than_this_site_demands_when_it_comes_then_RS_DISC_018_and_no_vector() {
        Task task = SampleTasks.in(TaskState.ACCEPTED);
        RosterNotice two = SampleTasks.roster(task, List.of(SampleTasks.own(task), SampleTasks.member(task, "site-2")));

        refused("RS-DISC-018", rostered(policy(Approval.AUTO, 3), task, two));
    }

    @Test
    void roster_without_this_site_when_it_comes_then_RS_SEC_010_and_no_vector() {
        Task task = SampleTasks.in(TaskState.ACCEPTED);
        RosterNotice others = SampleTasks.roster(task, List.of(SampleTasks.member(task, "site-2")));

        refused("RS-SEC-010", rostered(SitePolicy.permissive(), task, others));
    }

    private static void refused(String code, Rostered rostered) {
        assertEquals(code, rostered.refusal().orElseThrow().code().code());
        assertTrue(rostered.vector().isEmpty());
    }

    private Rostered rostered(SitePolicy policy, Task task, RosterNotice notice) {
        return (Rostered) decisions(policy).onRoster(task, notice);
    }

    private Checked checked(SitePolicy policy, Task task) {
        return (Checked) decisions(policy).check(task);
    }

    private Decisions decisions(SitePolicy policy) {
        return decisions(policy, COUNTING);
    }

    private Decisions decisions(SitePolicy policy, Counting counting) {
        return new Decisions(
                SampleTasks.SELF,
                SampleTasks.key("site-1"),
                new DisclosurePolicy(policy, SampleTasks.SELF),
                new Papers(),
                counting,
                failures::add,
                CLOCK);
    }

    private static Request asking(PlanRequest signed) {
        Request request = SampleTasks.request();
        return new Request(
                request.run(),
                request.number(),
                request.attempt(),
                request.mode(),
                signed,
                request.invited(),
                request.answerBy(),
                request.study(),
                request.plan());
    }

    private static SitePolicy policy(Approval approval, int minSites) {
        List<SitePolicy.Peer> pinned = List.of(pinned("site-2"), pinned("site-3"));
        return new SitePolicy(
                1,
                AllowList.everything(),
                AllowList.everything(),
                AllowList.everything(),
                AllowList.everything(),
                List.of(Mode.PLAIN),
                AllowList.only(pinned),
                minSites,
                Quorum.DEFAULT,
                OptionalDouble.empty(),
                approval,
                List.of(),
                Optional.empty());
    }

    private static SitePolicy.Peer pinned(String site) {
        return new SitePolicy.Peer(
                site, SampleTasks.key(site).identity().fingerprint().file());
    }
}
