// SPDX-License-Identifier: Apache-2.0
package org.riskset.site.task;

import java.util.List;
import org.riskset.site.history.LedgerChange;

/**
 * What follows from an event: the task as it now stands, what leaves for the coordinator, and what to do.
 *
 * @param ledger what the site remembers of it
 */
public record Step(Task task, List<Message> messages, List<TaskAction> actions, LedgerChange ledger) {
    public Step {
        messages = List.copyOf(messages);
        actions = List.copyOf(actions);
    }

    public Step(Task task, List<Message> messages, List<TaskAction> actions) {
        this(task, messages, actions, LedgerChange.NONE);
    }

    /** The same, remembered. */
    Step with(LedgerChange change) {
        return new Step(task, messages, actions, change);
    }

    Step with(Task other) {
        return new Step(other, messages, actions, ledger);
    }

    static Step stay(Task task) {
        return new Step(task, List.of(), List.of());
    }

    static Step enter(Task task, Message... messages) {
        return new Step(task, List.of(messages), task.state().actions());
    }
}
