// SPDX-License-Identifier: Apache-2.0
package org.riskset.federation.simulated;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.riskset.privacy.identity.RunId;
import org.riskset.privacy.masking.Instance;
import org.riskset.site.task.Frozen;
import org.riskset.site.task.Heard;
import org.riskset.site.task.Step;
import org.riskset.site.task.Task;
import org.riskset.site.task.TaskState;
import org.riskset.survival.error.RisksetException;

/** A site's disk with one planted bug: it forgets what it must not, or keeps what it must not. */
final class FaultySiteDisk extends SiteDisk {
    private final Bug bug;
    private final Map<RunId, Task> confirmed = new HashMap<>();
    private final Dice dice = new Dice(7);

    FaultySiteDisk(Bug bug, CrashPoints crashes, Writing writing) {
        super(crashes, writing);
        this.bug = bug;
    }

    @Override
    Task stored(Task before, Task after) {
        if (after.state() == TaskState.CONFIRMED) {
            confirmed.put(after.request().run(), after);
        }
        boolean spent = before.instance().isPresent() && after.instance().isPresent() && lost(before, after);
        if (bug == Bug.SITE_KEEPS_SECRETS && spent) {
            return rewritten(after, after.state(), withSecretsOf(before, after), after.heard());
        }
        if (bug == Bug.SITE_GOES_ON_AFTER_ABORT && before.state().holdsShares() && after.state() == TaskState.DONE) {
            return before;
        }
        return super.stored(before, after);
    }

    private static boolean lost(Task before, Task after) {
        return SiteRules.hasSecrets(before) && !SiteRules.hasSecrets(after);
    }

    private static Optional<Instance> withSecretsOf(Task before, Task after) {
        Instance old = before.instance().orElseThrow();
        Instance now = after.instance().orElseThrow();
        return Optional.of(new Instance(
                now.context(),
                now.self(),
                old.secrets(),
                now.keys(),
                old.shares(),
                now.sent(),
                now.t2(),
                now.contributors()));
    }

    @Override
    Step made(Task before, Change change) {
        try {
            return change.apply(before);
        } catch (RisksetException e) {
            if (bug != Bug.SITE_RETRIES_AFTER_VECTOR || before.state() != TaskState.MASKED) {
                throw e;
            }
            return change.apply(rewritten(before, TaskState.SHARED, before.instance(), before.heard()));
        }
    }

    @Override
    public Optional<Task> find(RunId run) {
        return super.find(run).map(task -> {
            boolean again = bug == Bug.SITE_COUNTS_AGAIN && task.state() == TaskState.SHARED;
            return again ? recounted(task) : task;
        });
    }

    private Task recounted(Task task) {
        return new Task(
                task.request(),
                task.state(),
                task.received(),
                Optional.of(Frozen.of(SmallStudy.counts(SmallStudy.BOTH.get(0).layout(), dice))),
                task.acceptance(),
                task.instance(),
                task.keyed(),
                task.heard(),
                task.dead(),
                task.code(),
                task.reason(),
                task.bytesSent());
    }

    @Override
    void crashed() {
        switch (bug) {
            case SITE_FORGETS_OUTBOX -> forgetOutbox();
            case SITE_FORGETS_SIGNED_SET -> rewrite(t -> t.state() == TaskState.CONFIRMED ? unsigned(t) : t);
            case SITE_FORGETS_OPENING ->
                rewrite(t -> t.state() == TaskState.UNMASKED
                        ? confirmed.get(t.request().run())
                        : t);
            default -> {}
        }
    }

    private static Task unsigned(Task task) {
        Map<Integer, Heard> heard = new TreeMap<>(task.heard());
        heard.remove(4);
        Instance now = task.instance().orElseThrow();
        Instance before = new Instance(
                now.context(),
                now.self(),
                now.secrets(),
                now.keys(),
                now.shares(),
                now.sent(),
                now.t2(),
                Optional.empty());
        return rewritten(task, TaskState.MASKED, Optional.of(before), heard);
    }
}
