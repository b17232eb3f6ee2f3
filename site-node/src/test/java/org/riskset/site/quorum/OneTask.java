// SPDX-License-Identifier: Apache-2.0
package org.riskset.site.quorum;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.riskset.privacy.identity.RunId;
import org.riskset.site.task.Message;
import org.riskset.site.task.Step;
import org.riskset.site.task.Task;
import org.riskset.site.task.Tasks;

/** A store of one task and what its changes put in the outbox. */
final class OneTask implements Tasks {
    private Task task;
    private final List<Message> outbox = new ArrayList<>();

    OneTask(Task task) {
        this.task = task;
    }

    Task task() {
        return task;
    }

    List<Message> outbox() {
        return outbox;
    }

    @Override
    public boolean add(Task other) {
        return false;
    }

    @Override
    public Step change(RunId run, Change change) {
        Step step = change.apply(task);
        task = step.task();
        outbox.addAll(step.messages());
        return step;
    }

    @Override
    public Optional<Task> find(RunId run) {
        return Optional.of(task).filter(t -> t.request().run().equals(run));
    }

    @Override
    public Optional<Task> find(int number) {
        return Optional.of(task).filter(t -> t.request().number() == number);
    }

    @Override
    public List<Task> all() {
        return List.of(task);
    }
}
