// SPDX-License-Identifier: Apache-2.0
package org.riskset.site.task;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.riskset.privacy.identity.SecurityError;
import org.riskset.privacy.masking.AbortSignature;
import org.riskset.privacy.masking.Instance;
import org.riskset.site.task.TaskEvent.Advanced;
import org.riskset.site.task.TaskEvent.Checked;
import org.riskset.site.task.TaskEvent.Closed;
import org.riskset.site.task.TaskEvent.Counted;
import org.riskset.site.task.TaskEvent.Decided;
import org.riskset.survival.error.Problem;
import org.riskset.survival.error.RisksetException;

class SecureTaskMachineTest {
    private static final Problem LIE = Problem.of(SecurityError.SIGNATURE, "site-2 does not verify");
    private static final List<TaskState> STATES = List.of(
            TaskState.ACCEPTED,
            TaskState.KEYED,
            TaskState.SHARED,
            TaskState.MASKED,
            TaskState.CONFIRMED,
            TaskState.UNMASKED);

    // Every event in every state of a secure run once this site has agreed. "." nothing changes, a state is entered and
    // messages leave, a code is thrown.
    @ParameterizedTest
    @CsvSource(delimiterString = "|", useHeadersInDisplayName = true, textBlock = """
            event          | ACCEPTED        | KEYED                 | SHARED                | MASKED                | CONFIRMED             | UNMASKED
            rules agree    | RS-RUN-020      | RS-RUN-020            | RS-RUN-020            | RS-RUN-020            | RS-RUN-020            | RS-RUN-020
            person rejects | RS-RUN-022      | RS-RUN-022            | RS-RUN-022            | RS-RUN-022            | RS-RUN-022            | RS-RUN-022
            counted        | RS-RUN-020      | RS-RUN-020            | RS-RUN-020            | RS-RUN-020            | RS-RUN-020            | RS-RUN-020
            step 1         | KEYED KEYS      | .                     | .                     | .                     | .                     | .
            step 2         | RS-SEC-031      | SHARED SHARES         | .                     | .                     | .                     | .
            step 3         | RS-SEC-031      | RS-SEC-031            | MASKED vector         | .                     | .                     | .
            step 4         | RS-SEC-031      | RS-SEC-031            | RS-SEC-031            | CONFIRMED SURVIVORS   | .                     | .
            step 5         | RS-SEC-031      | RS-SEC-031            | RS-SEC-031            | RS-SEC-031            | UNMASKED OPENING      | .
            other step 1   | KEYED KEYS      | RS-SEC-030            | RS-SEC-030            | RS-SEC-030            | RS-SEC-030            | RS-SEC-030
            other step 5   | RS-SEC-031      | RS-SEC-031            | RS-SEC-031            | RS-SEC-031            | UNMASKED OPENING      | RS-SEC-030
            false step     | ABORTED ABORTED | ABORTED ABORTED ABORT | ABORTED ABORTED ABORT | ABORTED ABORTED ABORT | ABORTED ABORTED ABORT | RS-SEC-031
            closed         | DONE            | DONE                  | DONE                  | DONE                  | DONE                  | DONE
            given up       | DONE            | DONE ABORT            | DONE ABORT            | DONE ABORT            | DONE ABORT            | DONE
            time is over   | EXPIRED         | EXPIRED               | EXPIRED               | EXPIRED               | EXPIRED               | EXPIRED
            """)
    void event_in_each_state_when_it_happens_then_as_in_the_table(
            String event, String accepted, String keyed, String shared, String masked, String confirmed, String done) {
        List<String> expected = List.of(accepted, keyed, shared, masked, confirmed, done);
        for (int i = 0; i < STATES.size(); i++) {
            Trio trio = Trio.in(STATES.get(i));

            assertEquals(expected.get(i), outcome(trio, event), event + " in " + STATES.get(i));
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = TaskState.class,
            names = {"KEYED", "SHARED", "MASKED", "CONFIRMED", "UNMASKED"})
    void secrets_and_shares_when_the_run_ends_for_this_site_in_any_way_then_gone(TaskState state) {
        Task task = Trio.in(state).self();
        TaskEvent closed = new Closed(Optional.of(Ending.of(false)));
        TaskEvent givenUp = new Closed(Optional.of(Ending.of(true)));

        spent(after(task, closed));
        spent(after(task, givenUp));
        spent(after(task, Closed.expired()));
        if (state.holdsShares()) {
            spent(after(task, Advanced.left(LIE, List.of(), SampleTasks.heard(state.ordinal() - 3, "false"))));
        }
    }

    @Test
    void word_to_open_nothing_when_it_leaves_then_signed_under_this_context() {
        Trio trio = Trio.in(TaskState.MASKED);

        Step step = Trio.machine(1).on(trio.self(), new Closed(Optional.of(Ending.of(true))));

        AbortSignature abort =
                (AbortSignature) ((Message.Answer) step.messages().get(0)).answer();
        Instance instance = trio.self().instance().orElseThrow();
        assertTrue(abort.verifies(
                instance.context().ctx(), SampleTasks.key("site-1").identity()));
        assertEquals(1, abort.index());
    }

    @Test
    void vector_when_it_leaves_then_its_length_is_known_and_stays_known() {
        assertEquals(0, Trio.in(TaskState.SHARED).self().bytesSent());
        long bytes = Trio.in(TaskState.MASKED).self().bytesSent();

        assertTrue(bytes > 0);
        assertEquals(bytes, Trio.in(TaskState.CONFIRMED).self().bytesSent());
        assertEquals(bytes, Trio.in(TaskState.UNMASKED).self().bytesSent());
    }

    private static void spent(Task task) {
        assertTrue(task.state().hasEnded());
        Instance instance = task.instance().orElseThrow();
        assertTrue(instance.secrets().isEmpty());
        assertEquals(List.of(), instance.shares());
    }

    private static Task after(Task task, TaskEvent event) {
        return Trio.machine(1).on(task, event).task();
    }

    private static String outcome(Trio trio, String event) {
        Step step;
        try {
            step = Trio.machine(1).on(trio.self(), event(trio, event));
        } catch (RisksetException e) {
            return e.first().code().code();
        }
        if (step.task().equals(trio.self())) {
            assertEquals(Step.stay(trio.self()), step);
            return ".";
        }
        assertEquals(List.of(), step.actions());
        return step.task().state()
                + step.messages().stream().map(SecureTaskMachineTest::kind).reduce("", String::concat);
    }

    private static String kind(Message message) {
        return message.fold(
                a -> " accept",
                d -> " " + d.decline().kind(),
                c -> " vector",
                a -> " " + a.answer().phase(),
                c -> " complaint");
    }

    private static TaskEvent event(Trio trio, String event) {
        Task task = trio.self();
        return switch (event) {
            case "rules agree" -> new Checked(Optional.empty(), false);
            case "person rejects" -> new Decided(false, "not this year");
            case "counted" -> Counted.of(SampleTasks.counts(), task.acceptance().orElseThrow());
            case "closed" -> new Closed(Optional.of(Ending.of(false)));
            case "given up" -> new Closed(Optional.of(Ending.of(true)));
            case "time is over" -> Closed.expired();
            case "false step" -> Advanced.left(LIE, List.of(), SampleTasks.heard(due(task.state()), "false"));
            default -> step(trio, Integer.parseInt(event.substring(event.length() - 1)), event.startsWith("other"));
        };
    }

    // The one step whose turn it is, or was; after the last there is none.
    private static int due(TaskState state) {
        return STATES.indexOf(state) + 1;
    }

    private static Advanced step(Trio trio, int step, boolean other) {
        Heard known = trio.self().heard().get(step);
        Heard heard = other || known == null ? SampleTasks.heard(step, "new") : known;
        if (step != due(trio.self().state())) {
            return Advanced.left(LIE, List.of(), heard);
        }
        Advanced honest = (Advanced) trio.event(1);
        return new Advanced(honest.to(), honest.instance(), honest.answer(), honest.refusal(), heard);
    }
}
