// SPDX-License-Identifier: Apache-2.0
package org.riskset.site.quorum;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import org.riskset.privacy.disclosure.DisclosurePolicy;
import org.riskset.privacy.disclosure.SitePolicy;
import org.riskset.privacy.identity.SiteId;
import org.riskset.privacy.identity.SiteKey;
import org.riskset.site.task.Counting;
import org.riskset.site.task.Decisions;
import org.riskset.site.task.Papers;
import org.riskset.site.task.PhaseDecisions;
import org.riskset.site.task.Task;
import org.riskset.site.task.TaskClocks;
import org.riskset.site.task.TaskMachine;
import org.riskset.site.task.TaskWorker;

/** The product's own code, from the worker inwards, over a store of one task. */
final class HonestSite implements Site {
    private static final Clock IN_TIME = Clock.fixed(Consortium.NOW, ZoneOffset.UTC);
    private static final Clock LATE = Clock.offset(IN_TIME, Duration.ofDays(2));

    private static final Counting FROZEN = (study, plan, layout) -> {
        throw new IllegalStateException("the counts of this run are frozen");
    };

    private final SiteId self;
    private final SiteKey key;

    HonestSite(Consortium consortium, int index) {
        this.self = Consortium.id(index);
        this.key = consortium.key(index);
    }

    @Override
    public List<Reply> told(Task stored, Offer offer) {
        OneTask tasks = new OneTask(stored);
        offer.deed().accept(worker(tasks, offer.late() ? LATE : IN_TIME));
        return List.of(new Reply(tasks.task(), tasks.outbox(), true));
    }

    private TaskWorker worker(OneTask tasks, Clock clock) {
        DisclosurePolicy policy = new DisclosurePolicy(SitePolicy.permissive(), self);
        return new TaskWorker(
                tasks,
                new TaskMachine(key),
                new Decisions(self, key, policy, new Papers(), FROZEN, problem -> {}, clock),
                new PhaseDecisions(self, key, policy, new Papers(), new SecureRandom(), clock),
                task -> {},
                () -> {},
                Runnable::run,
                TaskClocks.of(clock, clock));
    }
}
