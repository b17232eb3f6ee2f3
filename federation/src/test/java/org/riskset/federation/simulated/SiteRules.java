// SPDX-License-Identifier: Apache-2.0
package org.riskset.federation.simulated;

import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.riskset.privacy.identity.RunId;
import org.riskset.privacy.identity.SiteId;
import org.riskset.privacy.masking.Instance;
import org.riskset.privacy.masking.Phase;
import org.riskset.site.task.Frozen;
import org.riskset.site.task.Message;
import org.riskset.site.task.Step;
import org.riskset.site.task.Task;
import org.riskset.site.task.TaskState;

/** Holds what a site writes to its disk against what it wrote before, and against the other sites. */
final class SiteRules {
    private static final Duration KEEPING = Duration.ofHours(24);

    private final boolean honestCoordinator;
    private final Clock clock;
    private final Map<String, Frozen> frozen = new HashMap<>();
    private final Map<String, String> signedSets = new HashMap<>();
    private final Map<String, Set<SiteId>> signers = new HashMap<>();
    private final Set<String> dead = new HashSet<>();

    SiteRules(boolean honestCoordinator, Clock clock) {
        this.honestCoordinator = honestCoordinator;
        this.clock = clock;
    }

    /** A site is about to have this on its disk. */
    void written(SiteId site, Step step) {
        Task task = step.task();
        task.frozen().ifPresent(f -> {
            Frozen before = frozen.putIfAbsent(site + task.request().run().hex(), f);
            Violation.unless(before == null || before.equals(f), site + " counted again");
        });
        for (Message message : step.messages()) {
            phase(message).ifPresent(phase -> said(site, task, phase));
        }
        if (task.dead()) {
            dead.add(instance(task));
        }
        boolean left = task.state() == TaskState.ABORTED
                || task.code().filter(c -> c.startsWith("RS-SEC")).isPresent() && task.state() != TaskState.REFUSED;
        Violation.unless(
                !honestCoordinator || !left,
                site + " did not believe an honest coordinator: " + task.code().orElse("") + " "
                        + task.reason().orElse(""));
    }

    private static java.util.Optional<Phase> phase(Message message) {
        return message.fold(
                accept -> java.util.Optional.empty(),
                decline -> java.util.Optional.empty(),
                vector -> java.util.Optional.of(Phase.VECTOR),
                answer -> java.util.Optional.of(answer.answer().phase()),
                complaint -> java.util.Optional.empty());
    }

    private void said(SiteId site, Task task, Phase phase) {
        Violation.unless(phase == Phase.ABORT || !isOld(task), site + " goes on with what is older than a day");
        Instance instance = task.instance().orElseThrow();
        if (phase == Phase.SURVIVORS) {
            String t3 = instance.contributors().orElseThrow().t3().hex();
            String before = signedSets.putIfAbsent(site + instance(task), t3);
            Violation.unless(before == null || before.equals(t3), site + " signed two sets of contributors");
            signers.computeIfAbsent(t3, t -> new TreeSet<>()).add(site);
        }
        if (phase == Phase.OPENING) {
            String t3 = instance.contributors().orElseThrow().t3().hex();
            int signed = signers.getOrDefault(t3, Set.of()).size();
            Violation.unless(
                    signed >= instance.context().k(),
                    site + " gave opening shares although only " + signed + " signed the set");
        }
    }

    private boolean isOld(Task task) {
        return task.keyed()
                .filter(k -> !clock.instant().isBefore(k.plus(KEEPING)))
                .isPresent();
    }

    private static String instance(Task task) {
        return task.request().run().hex() + "." + task.request().attempt();
    }

    /** What a site agreed to send. */
    Frozen frozen(SiteId site, RunId run) {
        return frozen.get(site + run.hex());
    }

    /** Whether some site holds a proof that nothing of an attempt is ever opened. */
    boolean isDead(String instance) {
        return dead.contains(instance);
    }

    /** Just after a site has looked at its clock. */
    void aged(SiteId site, List<Task> tasks) {
        for (Task task : tasks) {
            boolean old = isOld(task);
            Violation.unless(!old || !hasSecrets(task), site + " has secrets that are older than a day");
        }
    }

    /** Whether anything that could open a vector is on the disk. */
    static boolean hasSecrets(Task task) {
        return task.instance()
                .filter(i -> i.secrets().isPresent() || !i.shares().isEmpty())
                .isPresent();
    }
}
