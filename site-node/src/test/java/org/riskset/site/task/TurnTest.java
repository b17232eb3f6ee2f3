// SPDX-License-Identifier: Apache-2.0
package org.riskset.site.task;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.riskset.site.task.TaskEvent.Closed;

class TurnTest {
    private static final List<TaskState> OPEN = List.of(
            TaskState.ACCEPTED,
            TaskState.KEYED,
            TaskState.SHARED,
            TaskState.MASKED,
            TaskState.CONFIRMED,
            TaskState.UNMASKED);

    // Every step in every state of a secure run: "go" it is its turn, "." it was acted on, or the code of the refusal.
    @ParameterizedTest
    @CsvSource(delimiterString = "|", useHeadersInDisplayName = true, textBlock = """
            step           | ACCEPTED   | KEYED      | SHARED     | MASKED     | CONFIRMED  | UNMASKED
            1              | go         | .          | .          | .          | .          | .
            1 other        | go         | RS-SEC-030 | RS-SEC-030 | RS-SEC-030 | RS-SEC-030 | RS-SEC-030
            2              | RS-SEC-031 | go         | .          | .          | .          | .
            2 other        | RS-SEC-031 | go         | RS-SEC-030 | RS-SEC-030 | RS-SEC-030 | RS-SEC-030
            3              | RS-SEC-031 | RS-SEC-031 | go         | .          | .          | .
            3 other        | RS-SEC-031 | RS-SEC-031 | go         | RS-SEC-030 | RS-SEC-030 | RS-SEC-030
            4              | RS-SEC-031 | RS-SEC-031 | RS-SEC-031 | go         | .          | .
            4 other        | RS-SEC-031 | RS-SEC-031 | RS-SEC-031 | go         | RS-SEC-030 | RS-SEC-030
            5              | RS-SEC-031 | RS-SEC-031 | RS-SEC-031 | RS-SEC-031 | go         | .
            5 other        | RS-SEC-031 | RS-SEC-031 | RS-SEC-031 | RS-SEC-031 | go         | RS-SEC-030
            1 attempt 2    | RS-SEC-031 | RS-SEC-031 | RS-SEC-031 | RS-SEC-031 | RS-SEC-031 | RS-SEC-031
            5 attempt 2    | RS-SEC-031 | RS-SEC-031 | RS-SEC-031 | RS-SEC-031 | RS-SEC-031 | RS-SEC-031
            """)
    void step_in_each_state_when_told_then_as_in_the_table(
            String step, String accepted, String keyed, String shared, String masked, String confirmed, String done) {
        List<String> expected = List.of(accepted, keyed, shared, masked, confirmed, done);
        for (int i = 0; i < OPEN.size(); i++) {
            Task task = heardInWords(Trio.in(OPEN.get(i)).self());

            assertEquals(expected.get(i), outcome(task, step), step + " in " + task.state());
        }
    }

    // The same once the run has ended for this site: what it was in before it left, and what it is told then.
    @ParameterizedTest
    @CsvSource(delimiterString = "|", useHeadersInDisplayName = true, textBlock = """
            step    | ACCEPTED   | KEYED      | SHARED     | MASKED     | CONFIRMED  | UNMASKED
            1       | RS-SEC-031 | .          | .          | .          | .          | .
            2       | RS-SEC-031 | RS-SEC-031 | .          | .          | .          | .
            3       | RS-SEC-031 | RS-SEC-031 | RS-SEC-031 | .          | .          | .
            4       | RS-SEC-031 | RS-SEC-016 | RS-SEC-016 | RS-SEC-016 | .          | .
            5       | RS-SEC-031 | RS-SEC-016 | RS-SEC-016 | RS-SEC-016 | RS-SEC-016 | .
            5 other | RS-SEC-031 | RS-SEC-016 | RS-SEC-016 | RS-SEC-016 | RS-SEC-016 | RS-SEC-030
            """)
    void step_after_the_end_when_told_then_nothing_is_opened(
            String step, String accepted, String keyed, String shared, String masked, String confirmed, String done) {
        List<String> expected = List.of(accepted, keyed, shared, masked, confirmed, done);
        for (int i = 0; i < OPEN.size(); i++) {
            Task left = heardInWords(Trio.in(OPEN.get(i)).self());
            for (Task ended : List.of(
                    left.in(TaskState.ABORTED).spent(),
                    Trio.machine(1).on(left, Closed.expired()).task())) {

                assertEquals(
                        expected.get(i), outcome(ended, step), step + " in " + ended.state() + " of " + left.state());
            }
        }
    }

    @Test
    void phases_of_a_secure_run_when_told_in_plain_mode_then_RS_SEC_031() {
        for (TaskState state : List.of(TaskState.ACCEPTED, TaskState.SENT, TaskState.DONE, TaskState.ABORTED)) {
            for (int step = 2; step <= 5; step++) {
                assertEquals("RS-SEC-031", outcome(SampleTasks.in(state), String.valueOf(step)));
            }
        }
    }

    @Test
    void step_beyond_the_last_when_told_then_RS_SEC_031() {
        for (TaskState state : OPEN) {
            assertEquals("RS-SEC-031", outcome(Trio.in(state).self(), "6"));
        }
    }

    private static String outcome(Task task, String words) {
        int attempt = words.endsWith("attempt 2") ? 2 : 1;
        int step = Integer.parseInt(words.substring(0, 1));
        Turn turn = Turn.of(task, attempt, SampleTasks.heard(step, words.endsWith("other") ? "other" : "told"));
        return turn.refusal().map(p -> p.code().code()).orElse(turn.now() ? "go" : ".");
    }

    /** The same task that was told everything in the same words. */
    private static Task heardInWords(Task task) {
        Task told = task;
        for (Map.Entry<Integer, Heard> one : task.heard().entrySet()) {
            told = told.with(SampleTasks.heard(one.getKey(), "told"));
        }
        return told;
    }
}
