// SPDX-License-Identifier: Apache-2.0
package org.riskset.site.task;

import java.util.List;

/** What follows from an event: the task as it now stands, what leaves for the coordinator, and what to do. */
public record Step(Task task, List<Message> messages, List<TaskAction> actions) {
    public Step {
        messages = List.copyOf(messages);
        actions = List.copyOf(actions);
    }

    static Step stay(Task task) {
        return new Step(task, List.of(), List.of());
    }

    static Step enter(Task task, Message... messages) {
        return new Step(task, List.of(messages), task.state().actions());
    }
}
