// SPDX-License-Identifier: Apache-2.0
package org.riskset.federation.simulated;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.riskset.privacy.disclosure.AllowList;
import org.riskset.privacy.disclosure.DisclosurePolicy;
import org.riskset.privacy.disclosure.PlanLimits;
import org.riskset.privacy.disclosure.ReleaseDemand;
import org.riskset.privacy.disclosure.SitePolicy;
import org.riskset.privacy.disclosure.VariableRules;
import org.riskset.privacy.identity.Mode;
import org.riskset.privacy.identity.SiteId;
import org.riskset.privacy.identity.SiteKey;
import org.riskset.proto.federation.v1.Assignment;
import org.riskset.site.exchange.AssignmentIntake;
import org.riskset.site.task.Decisions;
import org.riskset.site.task.Documents;
import org.riskset.site.task.Outbox.Waiting;
import org.riskset.site.task.PhaseDecisions;
import org.riskset.site.task.Step;
import org.riskset.site.task.Task;
import org.riskset.site.task.TaskClocks;
import org.riskset.site.task.TaskEvent;
import org.riskset.site.task.TaskMachine;
import org.riskset.site.task.TaskState;
import org.riskset.site.task.TaskWorker;

/** One site: the real machine and its thread's queue over a disk that survives, in a process that may not. */
final class SimulatedSite implements SiteDisk.Writing {
    final SiteId id;
    final CrashPoints crashes = new CrashPoints();
    final SiteDisk disk;

    private final SiteKey key;
    private final Scenario.Temper temper;
    private final Setting setting;
    private final Dice dice;
    private final Deque<Runnable> queue = new ArrayDeque<>();
    private final Set<Long> underway = new HashSet<>();
    private Optional<TaskWorker> worker = Optional.empty();
    private Optional<AssignmentIntake> intake = Optional.empty();
    private Optional<Stream> stream = Optional.empty();
    private int life;
    private boolean gone;

    SimulatedSite(int number, Scenario.Temper temper, Setting setting) {
        this.id = Parties.site(number);
        this.key = Parties.key(number);
        this.temper = temper;
        this.setting = setting;
        this.dice = setting.dice().split();
        this.disk = Planted.siteDisk(setting.bug(), crashes, this);
    }

    @Override
    public void before(Step step) {
        Planted.early(setting.bug(), step).forEach(m -> setting.wire().leave(this, new Waiting(0, m)));
    }

    @Override
    public void after(Task before, Step step) {
        setting.trace()
                .add(() -> id + ": " + before.state() + " -> " + step.task().state()
                        + step.task().code().map(c -> " " + c).orElse(""));
        setting.observer().sites().written(id, step);
        step.messages().forEach(m -> setting.observer().messages().hold(id, m));
        if (!gone && temper.leavesAt().filter(s -> s == step.task().state()).isPresent()) {
            gone = true;
            crashes.arm(1 + dice.below(2));
        }
    }

    /** The process starts and goes on with what was under way. */
    void start() {
        DisclosurePolicy rules = new DisclosurePolicy(policy(), id);
        Documents documents = SmallStudy.documents();
        life++;
        TaskWorker made = new TaskWorker(
                disk,
                new TaskMachine(key),
                new Decisions(
                        id,
                        key,
                        rules,
                        documents,
                        (study, plan, layout) -> SmallStudy.counts(layout, dice),
                        problem -> {},
                        setting.clock()),
                new PhaseDecisions(id, key, rules, documents, Planted.random(setting.bug(), dice, id), setting.clock()),
                task -> {},
                () -> {},
                queue::add,
                new TaskClocks(setting.clock(), setting.clock(), Planted.keeping(setting.bug())));
        worker = Optional.of(made);
        intake = Optional.of(new AssignmentIntake(
                Parties.COORDINATOR.identity(),
                disk,
                made,
                (digest, most) -> setting.wire().fetch(this, digest, most)));
        made.resume();
    }

    private SitePolicy policy() {
        SitePolicy any = SitePolicy.permissive();
        boolean asks =
                temper.answer() == Scenario.Answer.ASKS_A_PERSON || temper.answer() == Scenario.Answer.PERSON_REJECTS;
        return new SitePolicy(
                1,
                any.requesters(),
                any.studies(),
                any.purposes(),
                temper.answer() == Scenario.Answer.REFUSES ? AllowList.only(List.of("pfs")) : any.endpoints(),
                List.of(Mode.SECURE),
                AllowList.only(setting.peers()),
                temper.minSites(),
                temper.quorum(),
                OptionalDouble.empty(),
                VariableRules.EVERYTHING,
                PlanLimits.NONE,
                ReleaseDemand.EXACT,
                asks ? SitePolicy.Approval.MANUAL : SitePolicy.Approval.AUTO,
                List.of(),
                Optional.empty());
    }

    /** The process dies; the disk stays. */
    void crash() {
        setting.trace().add(() -> id + (gone ? " leaves for good" : " crashes"));
        setting.tally().add(gone ? "sites gone" : "site crashes");
        cut();
        worker = Optional.empty();
        intake = Optional.empty();
        queue.clear();
        underway.clear();
        crashes.disarm();
        disk.crashed();
    }

    boolean isUp() {
        return worker.isPresent();
    }

    boolean isGone() {
        return gone;
    }

    /** Somebody has repaired the machine after all. */
    void comesBack() {
        gone = false;
    }

    int life() {
        return life;
    }

    void connected(Stream to) {
        cut();
        underway.clear();
        stream = Optional.of(to);
    }

    boolean isConnected() {
        return stream.filter(s -> !s.isCancelled()).isPresent();
    }

    void cut() {
        stream.ifPresent(Stream::cut);
        stream = Optional.empty();
    }

    /** The coordinator's message has arrived. */
    void take(Assignment assignment) {
        intake.ifPresent(i -> i.take(assignment));
    }

    boolean hasWork() {
        return !queue.isEmpty();
    }

    /** The next piece of work of its one thread. */
    void work() {
        queue.remove().run();
    }

    /** Looks at its clock. */
    void tick() {
        worker.ifPresent(TaskWorker::tick);
        Runnable look = queue.removeLast();
        queue.add(() -> {
            look.run();
            setting.observer().sites().aged(id, disk.all());
        });
    }

    boolean hasSomethingToSend() {
        return isConnected() && disk.waiting().stream().anyMatch(w -> !underway.contains(w.id()));
    }

    /** Sends what waits and is not on its way. */
    void send() {
        for (Waiting waiting : disk.waiting()) {
            if (underway.add(waiting.id())) {
                setting.wire().leave(this, waiting);
            }
        }
    }

    /** No answer came in time: what waits is sent again. */
    void sendAgain() {
        underway.clear();
    }

    /** The coordinator has answered. */
    void answered(long message, boolean settled) {
        if (settled) {
            disk.acknowledged(message);
        }
    }

    List<Task> awaitingPerson() {
        return disk.all().stream()
                .filter(t -> t.state() == TaskState.AWAITING_APPROVAL)
                .toList();
    }

    /** A person decides on what waits. */
    void decide(Task task) {
        boolean yes = temper.answer() == Scenario.Answer.ASKS_A_PERSON;
        worker.ifPresent(w -> w.decide(
                task.request().number(),
                task.request().signed().plan().toString(),
                new TaskEvent.Decided(yes, yes ? "" : "not now")));
    }
}
