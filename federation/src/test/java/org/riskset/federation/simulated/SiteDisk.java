// SPDX-License-Identifier: Apache-2.0
package org.riskset.federation.simulated;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.riskset.privacy.identity.RunId;
import org.riskset.privacy.masking.Instance;
import org.riskset.privacy.masking.Phase;
import org.riskset.site.task.Heard;
import org.riskset.site.task.Message;
import org.riskset.site.task.Outbox;
import org.riskset.site.task.Step;
import org.riskset.site.task.Task;
import org.riskset.site.task.TaskError;
import org.riskset.site.task.TaskState;
import org.riskset.site.task.Tasks;
import org.riskset.survival.error.Problem;
import org.riskset.survival.error.RisksetException;

/**
 * What a site keeps over a crash, as its store does: a change, its messages and the task at once or not at all; nothing
 * secret of an ended task; no message that is pointless by now.
 */
class SiteDisk implements Tasks, Outbox {
    private final CrashPoints crashes;
    private final Writing writing;
    private Map<RunId, Task> tasks = new LinkedHashMap<>();
    private List<Waiting> outbox = new ArrayList<>();
    private long last;

    /** Hears what is written. */
    interface Writing {
        void before(Step step);

        void after(Task before, Step step);
    }

    SiteDisk(CrashPoints crashes, Writing writing) {
        this.crashes = crashes;
        this.writing = writing;
    }

    @Override
    public boolean add(Task task) {
        crashes.pass("before a task is added");
        boolean isNew = tasks.putIfAbsent(task.request().run(), task) == null;
        crashes.pass("after a task was added");
        return isNew;
    }

    @Override
    public Step change(RunId run, Change change) {
        crashes.pass("before a task is read");
        Task before = Optional.ofNullable(tasks.get(run))
                .orElseThrow(() -> RisksetException.of(Problem.of(TaskError.UNKNOWN, "no request " + run)));
        Step step = made(before, change);
        writing.before(step);
        crashes.pass("before a task is written");
        write(before, step);
        writing.after(before, step);
        crashes.pass("after a task was written");
        return step;
    }

    /** What comes of a change; only a planted bug makes something else of it. */
    Step made(Task before, Change change) {
        return change.apply(before);
    }

    private void write(Task before, Step step) {
        tasks.put(before.request().run(), stored(before, step.task()));
        outbox.removeIf(w -> w.message().run().equals(before.request().run()) && pointless(step.task(), w.message()));
        step.messages().forEach(m -> outbox.add(new Waiting(++last, m)));
    }

    /** The task as it is found again. */
    Task stored(Task before, Task after) {
        if (!after.state().hasEnded()) {
            return after;
        }
        Optional<Instance> spent = after.instance().map(Instance::spent);
        return rewritten(after, after.state(), spent, after.heard());
    }

    /** The same task with another state, instance and what it heard; the counts are gone when it has ended. */
    static Task rewritten(Task task, TaskState state, Optional<Instance> instance, Map<Integer, Heard> heard) {
        return new Task(
                task.request(),
                state,
                task.received(),
                state.hasEnded() ? Optional.empty() : task.frozen(),
                task.acceptance(),
                instance,
                task.keyed(),
                heard,
                task.dead(),
                task.code(),
                task.reason(),
                task.bytesSent());
    }

    private static boolean pointless(Task task, Message message) {
        if (message.attempt() < task.request().attempt()) {
            return true;
        }
        return switch (task.state()) {
            case ABORTED -> isVector(message);
            case DONE, EXPIRED -> !lastWord(message);
            default -> false;
        };
    }

    private static boolean isVector(Message message) {
        return message.fold(a -> false, d -> false, v -> true, a -> false, c -> false);
    }

    private static boolean lastWord(Message message) {
        return message.fold(a -> false, d -> true, v -> false, a -> a.answer().phase() == Phase.ABORT, c -> false);
    }

    @Override
    public Optional<Task> find(RunId run) {
        return Optional.ofNullable(tasks.get(run));
    }

    @Override
    public Optional<Task> find(int number) {
        return all().stream().filter(t -> t.request().number() == number).findFirst();
    }

    @Override
    public List<Task> all() {
        return tasks.values().stream()
                .sorted(Comparator.comparing((Task t) -> t.received())
                        .thenComparing(t -> t.request().number())
                        .reversed())
                .toList();
    }

    @Override
    public List<Waiting> waiting() {
        return List.copyOf(outbox);
    }

    @Override
    public void acknowledged(long id) {
        crashes.pass("before a message is acknowledged");
        outbox.removeIf(w -> w.id() == id);
        crashes.pass("after a message was acknowledged");
    }

    /** The process has died: what comes back is what was written. Only a planted bug loses anything. */
    void crashed() {}

    /** For planted bugs: what is on the disk becomes something else. */
    final void rewrite(UnaryOperator<Task> change) {
        tasks.replaceAll((run, task) -> change.apply(task));
    }

    /** For planted bugs: nothing waits any more. */
    final void forgetOutbox() {
        outbox = new ArrayList<>();
    }
}
