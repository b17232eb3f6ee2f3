// SPDX-License-Identifier: Apache-2.0
package org.riskset.site.quorum;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.riskset.privacy.identity.RunId;
import org.riskset.privacy.masking.Instance;
import org.riskset.privacy.masking.InstanceSecrets;
import org.riskset.privacy.masking.Secret;
import org.riskset.privacy.masking.SharePair;
import org.riskset.site.task.Message;
import org.riskset.site.task.Step;
import org.riskset.site.task.Task;
import org.riskset.site.task.Tasks;

/** A store of one task and what its changes put in the outbox. Whoever reads gets a copy, as from a disk. */
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
        Step step = change.apply(copy());
        task = step.task();
        outbox.addAll(step.messages());
        return step;
    }

    @Override
    public Optional<Task> find(RunId run) {
        return Optional.of(copy()).filter(t -> t.request().run().equals(run));
    }

    @Override
    public Optional<Task> find(int number) {
        return Optional.of(copy()).filter(t -> t.request().number() == number);
    }

    @Override
    public List<Task> all() {
        return List.of(copy());
    }

    // The worker erases what it has read once the store has let it go.
    private Task copy() {
        return task.instance().map(OneTask::copy).map(task::with).orElse(task);
    }

    private static Instance copy(Instance of) {
        return new Instance(
                of.context(),
                of.self(),
                of.secrets().map(OneTask::copy),
                of.keys(),
                of.shares().stream()
                        .map(pair -> SharePair.of(pair.ofSelf(), pair.ofMasking()))
                        .toList(),
                of.sent(),
                of.t2(),
                of.contributors());
    }

    private static InstanceSecrets copy(InstanceSecrets of) {
        return new InstanceSecrets(
                Secret.of(of.sealing().bytes()),
                Secret.of(of.masking().bytes()),
                Secret.of(of.self().bytes()));
    }
}
