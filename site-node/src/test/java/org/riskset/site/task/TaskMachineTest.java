// SPDX-License-Identifier: Apache-2.0
package org.riskset.site.task;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.riskset.privacy.disclosure.DisclosureError;
import org.riskset.privacy.identity.Decline;
import org.riskset.privacy.identity.RunId;
import org.riskset.privacy.identity.SecurityError;
import org.riskset.privacy.identity.Signature;
import org.riskset.privacy.identity.SiteKey;
import org.riskset.privacy.masking.OpenVector;
import org.riskset.site.task.TaskEvent.Advanced;
import org.riskset.site.task.TaskEvent.Checked;
import org.riskset.site.task.TaskEvent.Closed;
import org.riskset.site.task.TaskEvent.Counted;
import org.riskset.site.task.TaskEvent.Decided;
import org.riskset.survival.error.Problem;
import org.riskset.survival.error.RisksetException;

class TaskMachineTest {
    private static final SiteKey KEY = SampleTasks.key("site-1");
    private static final Set<TaskState> MASKED = EnumSet.range(TaskState.KEYED, TaskState.UNMASKED);
    private static final TaskMachine MACHINE = new TaskMachine(KEY);
    private static final Problem RULE = Problem.of(DisclosureError.GRID, "the grid is finer than 3");
    private static final Problem BROKEN = Problem.of(TaskError.COUNTING, "row 4711 holds 17.25");
    private static final Problem FALSE_ROSTER = Problem.of(SecurityError.SIGNATURE, "site-2 does not verify");
    private static final OpenVector VECTOR =
            OpenVector.received(new byte[32], 1, 3, new byte[24], Signature.of(new byte[64]));

    // Every event in every state of plain mode. "." nothing changes, a state is entered and a message leaves, a code is
    // thrown. The last two: ended after the roster came, and before.
    @ParameterizedTest
    @CsvSource(delimiterString = "|", useHeadersInDisplayName = true, textBlock = """
            event           | RECEIVED          | CHECKED         | AWAITING_APPROVAL | ACCEPTED        | SENT       | left       | declined
            rules agree     | CHECKED           | RS-RUN-020      | RS-RUN-020        | RS-RUN-020      | RS-RUN-020 | RS-RUN-020 | RS-RUN-020
            ask a person    | AWAITING_APPROVAL | RS-RUN-020      | RS-RUN-020        | RS-RUN-020      | RS-RUN-020 | RS-RUN-020 | RS-RUN-020
            rule refuses    | REFUSED REFUSED   | RS-RUN-020      | RS-RUN-020        | RS-RUN-020      | RS-RUN-020 | RS-RUN-020 | RS-RUN-020
            person approves | RS-RUN-022        | RS-RUN-022      | CHECKED           | RS-RUN-022      | RS-RUN-022 | RS-RUN-022 | RS-RUN-022
            person rejects  | RS-RUN-022        | RS-RUN-022      | REJECTED REJECTED | RS-RUN-022      | RS-RUN-022 | RS-RUN-022 | RS-RUN-022
            counted         | RS-RUN-020        | ACCEPTED accept | RS-RUN-020        | RS-RUN-020      | RS-RUN-020 | RS-RUN-020 | RS-RUN-020
            not countable   | RS-RUN-020        | FAILED REFUSED  | RS-RUN-020        | RS-RUN-020      | RS-RUN-020 | RS-RUN-020 | RS-RUN-020
            roster          | RS-SEC-031        | RS-SEC-031      | RS-SEC-031        | SENT vector     | .          | .          | RS-SEC-031
            other roster    | RS-SEC-031        | RS-SEC-031      | RS-SEC-031        | SENT vector     | RS-SEC-030 | RS-SEC-030 | RS-SEC-031
            false roster    | RS-SEC-031        | RS-SEC-031      | RS-SEC-031        | ABORTED ABORTED | .          | .          | RS-SEC-031
            keys            | RS-SEC-031        | RS-SEC-031      | RS-SEC-031        | RS-SEC-031      | RS-SEC-031 | RS-SEC-031 | RS-SEC-031
            closed          | DONE              | DONE            | DONE              | DONE            | DONE       | .          | .
            given up        | DONE              | DONE            | DONE              | DONE            | DONE       | .          | .
            time is over    | EXPIRED           | EXPIRED         | EXPIRED           | EXPIRED         | EXPIRED    | .          | .
            """)
    void event_in_each_state_when_it_happens_then_as_in_the_table(
            String event,
            String received,
            String checked,
            String awaiting,
            String accepted,
            String sent,
            String left,
            String declined) {
        List<String> open = List.of(received, checked, awaiting, accepted, sent);
        for (TaskState state : TaskState.values()) {
            Task task = SampleTasks.in(state);
            if (!MASKED.contains(state)) {
                String ended = task.acceptance().isPresent() ? left : declined;
                String expected = state.hasEnded() ? ended : open.get(state.ordinal());

                assertEquals(expected, outcome(task, event), () -> event + " in " + state);
            }
        }
    }

    @Test
    void refusal_by_a_rule_when_sent_then_code_and_title_without_what_was_seen() {
        Step step = MACHINE.on(SampleTasks.in(TaskState.CHECKED), Counted.failed(BROKEN));

        Decline sent = decline(step);
        assertEquals("RS-RUN-024", sent.code());
        assertEquals("the data could not be counted", sent.reason());
        assertTrue(sent.verifies(KEY.identity()));
        assertEquals("row 4711 holds 17.25", step.task().reason().orElseThrow());
    }

    @Test
    void rejection_when_sent_then_the_words_of_the_person() {
        Step step = MACHINE.on(SampleTasks.in(TaskState.AWAITING_APPROVAL), new Decided(false, "not this year"));

        assertEquals("RS-DISC-019", decline(step).code());
        assertEquals("not this year", decline(step).reason());
    }

    @Test
    void counts_when_sent_then_their_length_is_known_and_the_frozen_ones_stay_until_the_end() {
        Step step = MACHINE.on(SampleTasks.in(TaskState.ACCEPTED), rostered("told"));

        assertEquals(24, step.task().bytesSent());
        assertEquals(Optional.of(SampleTasks.counts()), step.task().frozen());
    }

    private static String outcome(Task task, String event) {
        Step step;
        try {
            step = MACHINE.on(task, event(task, event));
        } catch (RisksetException e) {
            return e.first().code().code();
        }
        if (step.task().equals(task)) {
            assertEquals(Step.stay(task), step);
            return ".";
        }
        assertEquals(step.task().state().actions(), step.actions());
        return step.task().state()
                + step.messages().stream().map(TaskMachineTest::kind).reduce("", String::concat);
    }

    private static String kind(Message message) {
        return message.fold(
                a -> " accept",
                d -> " " + d.decline().kind(),
                c -> " vector",
                a -> " " + a.answer().phase(),
                c -> " complaint");
    }

    private static Decline decline(Step step) {
        return ((Message.Decline) step.messages().get(0)).decline();
    }

    private static TaskEvent event(Task task, String event) {
        return switch (event) {
            case "rules agree" -> new Checked(Optional.empty(), false);
            case "ask a person" -> new Checked(Optional.empty(), true);
            case "rule refuses" -> new Checked(Optional.of(RULE), false);
            case "person approves" -> new Decided(true, "");
            case "person rejects" -> new Decided(false, "not this year");
            case "counted" -> Counted.of(SampleTasks.counts(), SampleTasks.acceptance(task.request(), "site-1", 1));
            case "not countable" -> Counted.failed(BROKEN);
            case "roster" -> rostered("told");
            case "other roster" -> rostered("other");
            case "false roster" -> Advanced.left(FALSE_ROSTER, List.of(), SampleTasks.heard(1, "told"));
            case "keys" -> Advanced.left(FALSE_ROSTER, List.of(), SampleTasks.heard(2, "told"));
            case "closed" -> new Closed(Optional.of(Ending.of(false)));
            case "given up" -> new Closed(Optional.of(Ending.of(true)));
            case "time is over" -> Closed.expired();
            default -> throw new IllegalArgumentException(event);
        };
    }

    private static Advanced rostered(String words) {
        return Advanced.sent(new Message.Contribute(new RunId("0".repeat(32)), 1, VECTOR), SampleTasks.heard(1, words));
    }
}
