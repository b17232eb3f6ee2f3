// SPDX-License-Identifier: Apache-2.0
package org.riskset.site.task;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.riskset.privacy.disclosure.DisclosurePolicy;
import org.riskset.privacy.disclosure.Quorum;
import org.riskset.privacy.disclosure.ReleaseConditions;
import org.riskset.privacy.disclosure.SitePolicy;
import org.riskset.privacy.disclosure.SitePolicy.Approval;
import org.riskset.privacy.identity.Acceptance;
import org.riskset.privacy.identity.Mode;
import org.riskset.privacy.identity.PlanRequest;
import org.riskset.privacy.identity.SiteId;
import org.riskset.site.task.Request.Invited;
import org.riskset.site.task.TaskEvent.Checked;
import org.riskset.site.task.TaskEvent.Counted;
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
                decisions(SamplePolicies.policy(Approval.AUTO, 3)).check(task));
        assertEquals(
                new Checked(Optional.empty(), true),
                decisions(SamplePolicies.policy(Approval.MANUAL, 3)).check(task));
    }

    @Test
    void request_that_a_rule_refuses_when_checked_then_its_code() {
        Checked checked = checked(SamplePolicies.policy(Approval.AUTO, 4), SampleTasks.in(TaskState.RECEIVED));

        assertEquals("RS-DISC-018", checked.refusal().orElseThrow().code().code());
    }

    @Test
    void plan_exchanged_under_the_requesters_signature_when_checked_then_RS_SEC_010() {
        PlanRequest signed = SampleTasks.request().signed();
        PlanRequest exchanged = new PlanRequest(
                signed.study(), Digest.of("other"), signed.requester(), signed.notAfter(), signed.signature());

        Request request = SampleTasks.request();
        Request asked = asking(request, exchanged, request.plan(), 3);

        Checked checked = checked(SitePolicy.permissive(), Task.received(asked, SampleTasks.NOW));

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

        Counted counted =
                (Counted) decisions(SamplePolicies.policy(Approval.AUTO, 3)).count(task);

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

    @ParameterizedTest(name = "{0}")
    @CsvSource({"one site, RS-SEC-020", "two sites, RS-SEC-020", "no horizon, RS-PLAN-041", "a key twice, RS-SEC-011"})
    void what_masked_sums_need_when_missing_then_refused_before_anything_is_counted(String missing, String code) {
        Request request = SampleTasks.request(Mode.SECURE);
        Request asked = switch (missing) {
            case "one site" -> asking(request, request.signed(), request.plan(), 1);
            case "two sites" -> asking(request, request.signed(), request.plan(), 2);
            case "no horizon" -> withoutHorizon(request);
            default -> withKeyTwice(request);
        };

        Checked checked = checked(SitePolicy.permissive(), Task.received(asked, SampleTasks.NOW));

        assertEquals(code, checked.refusal().orElseThrow().code().code());
    }

    @Test
    void quorum_of_the_policy_when_agreed_then_in_the_signed_conditions() {
        SitePolicy all = SamplePolicies.policy(Approval.AUTO, 3, Quorum.ALL, "site-2", "site-3");

        Acceptance agreement = decisions(all).agreement(SampleTasks.request(Mode.SECURE));

        assertEquals(
                Optional.of(new ReleaseConditions(3, Quorum.ALL)), ReleaseConditions.parse(agreement.conditions()));
        assertEquals(Mode.SECURE, agreement.mode());
        assertTrue(agreement.verifies(SampleTasks.key("site-1").identity()));
    }

    private static Request withoutHorizon(Request request) {
        String plan = request.plan().replace(",\"horizon\":3", "");
        PlanRequest signed = PlanRequest.signed(
                request.signed().study(),
                Digest.of(plan),
                SampleTasks.REQUESTER,
                SampleTasks.NOW.plus(Duration.ofDays(1)));
        return asking(request, signed, plan, 3);
    }

    private static Request withKeyTwice(Request request) {
        List<Invited> invited = new ArrayList<>(request.invited());
        invited.set(2, new Invited(new SiteId("site-3"), invited.get(1).identity()));
        return asking(request, request.signed(), request.plan(), invited);
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

    private static Request asking(Request request, PlanRequest signed, String plan, int sites) {
        return asking(request, signed, plan, request.invited().subList(0, sites));
    }

    private static Request asking(Request request, PlanRequest signed, String plan, List<Invited> invited) {
        return new Request(
                request.run(),
                request.number(),
                request.attempt(),
                request.mode(),
                signed,
                invited,
                request.answerBy(),
                request.study(),
                plan);
    }
}
