// SPDX-License-Identifier: Apache-2.0
package org.riskset.site.task;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.riskset.privacy.identity.Acceptance;
import org.riskset.privacy.identity.Mode;
import org.riskset.privacy.identity.PlanRequest;
import org.riskset.privacy.identity.RunId;
import org.riskset.privacy.identity.SiteId;
import org.riskset.site.task.Request.Invited;
import org.riskset.survival.digest.Digest;
import org.riskset.survival.error.RisksetException;

/** The same run anew, among fewer sites. */
class NextAttemptTest {

    @ParameterizedTest
    @EnumSource(
            value = TaskState.class,
            names = {"ACCEPTED", "KEYED", "SHARED"})
    void next_attempt_when_no_counts_have_left_then_agreed_to_again_with_the_same_counts(TaskState state) {
        Task task = Trio.in(state).self().keyedAt(SampleTasks.NOW);
        Request next = attempt(task.request(), 2);
        Acceptance agreement = SampleTasks.acceptance(next, "site-1", 1);

        Step step = Trio.machine(1).again(task, next, agreement);

        assertEquals(List.of(new Message.Accept(agreement)), step.messages());
        assertEquals(TaskState.ACCEPTED, step.task().state());
        assertEquals(next, step.task().request());
        assertEquals(task.frozen(), step.task().frozen());
        assertEquals(Optional.of(agreement), step.task().acceptance());
        assertEquals(Optional.empty(), step.task().instance());
        assertEquals(Optional.empty(), step.task().keyed());
        assertEquals(Map.of(), step.task().heard());
    }

    static Stream<Task> tooLate() {
        return Stream.concat(
                Stream.of(TaskState.MASKED, TaskState.CONFIRMED, TaskState.UNMASKED)
                        .map(s -> Trio.in(s).self()),
                Stream.of(TaskState.values())
                        .filter(s -> s != TaskState.ACCEPTED)
                        .map(s -> Trio.in(TaskState.ACCEPTED).self().in(s))
                        .filter(t -> t.state() != TaskState.KEYED && t.state() != TaskState.SHARED));
    }

    @ParameterizedTest
    @MethodSource("tooLate")
    void next_attempt_when_counts_have_left_or_the_run_is_over_then_RS_SEC_030(Task task) {
        refused(task, attempt(task.request(), 2));
    }

    static Stream<Arguments> otherQuestions() {
        Task task = Trio.in(TaskState.SHARED).self();
        Request r = task.request();
        Request two = attempt(r, 2);
        PlanRequest plan = PlanRequest.signed(
                r.signed().study(),
                Digest.of("other"),
                SampleTasks.REQUESTER,
                SampleTasks.NOW.plus(Duration.ofDays(1)));
        List<Invited> more = new ArrayList<>(r.invited());
        more.add(new Invited(new SiteId("site-4"), SampleTasks.key("site-4").identity()));
        List<Invited> exchanged = new ArrayList<>(r.invited());
        exchanged.set(
                2, new Invited(new SiteId("site-3"), SampleTasks.key("site-4").identity()));
        return Stream.of(
                Arguments.of("same attempt", task, attempt(r, 1)),
                Arguments.of("older attempt", task, attempt(r, 0)),
                Arguments.of(
                        "other run", task, of(two, new RunId("0".repeat(32)), two.mode(), r.signed(), r.invited())),
                Arguments.of("plain mode", task, of(two, r.run(), Mode.PLAIN, r.signed(), r.invited())),
                Arguments.of("other plan", task, of(two, r.run(), r.mode(), plan, r.invited())),
                Arguments.of("a site more", task, of(two, r.run(), r.mode(), r.signed(), more)),
                Arguments.of("a site exchanged", task, of(two, r.run(), r.mode(), r.signed(), exchanged)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("otherQuestions")
    void next_attempt_when_it_asks_something_else_then_RS_SEC_030(String what, Task task, Request next) {
        refused(task, next);
    }

    @Test
    void fewer_sites_when_asked_anew_then_the_same_question() {
        Task task = Trio.in(TaskState.KEYED).self();
        Request r = task.request();
        Request next =
                of(attempt(r, 5), r.run(), r.mode(), r.signed(), r.invited().subList(0, 2));

        Step step = Trio.machine(1).again(task, next, SampleTasks.acceptance(next, "site-1", 1));

        assertEquals(5, step.task().request().attempt());
    }

    @Test
    void secrets_of_the_first_attempt_when_the_second_is_keyed_then_not_used_again() {
        Trio trio = Trio.in(TaskState.KEYED);
        Task task = trio.self();
        Request next = attempt(task.request(), 2);
        Task again = Trio.machine(1)
                .again(task, next, SampleTasks.acceptance(next, "site-1", 1))
                .task();

        Step keyed = Trio.machine(1).on(again, Trio.decisions(1).onRoster(again, SampleTasks.roster(again)));

        assertEquals(TaskState.KEYED, keyed.task().state());
        assertTrue(!keyed.task()
                .instance()
                .orElseThrow()
                .keys()
                .equals(task.instance().orElseThrow().keys()));
    }

    private static void refused(Task task, Request next) {
        Acceptance agreement = SampleTasks.acceptance(next, "site-1", 1);

        RisksetException refused =
                assertThrows(RisksetException.class, () -> Trio.machine(1).again(task, next, agreement));

        assertEquals("RS-SEC-030", refused.first().code().code());
    }

    static Request attempt(Request of, int attempt) {
        return new Request(
                of.run(),
                of.number(),
                attempt,
                of.mode(),
                of.signed(),
                of.invited(),
                of.answerBy(),
                of.study(),
                of.plan());
    }

    private static Request of(Request next, RunId run, Mode mode, PlanRequest signed, List<Invited> invited) {
        return new Request(
                run, next.number(), next.attempt(), mode, signed, invited, next.answerBy(), next.study(), next.plan());
    }
}
