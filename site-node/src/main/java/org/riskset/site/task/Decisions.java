// SPDX-License-Identifier: Apache-2.0
package org.riskset.site.task;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.riskset.privacy.disclosure.Cleared;
import org.riskset.privacy.disclosure.DisclosurePolicy;
import org.riskset.privacy.disclosure.Peer;
import org.riskset.privacy.disclosure.Question;
import org.riskset.privacy.disclosure.ReleaseConditions;
import org.riskset.privacy.identity.Acceptance;
import org.riskset.privacy.identity.Roster;
import org.riskset.privacy.identity.SecurityError;
import org.riskset.privacy.identity.SiteId;
import org.riskset.privacy.identity.SiteKey;
import org.riskset.privacy.masking.OpenVector;
import org.riskset.privacy.masking.RunContext;
import org.riskset.survival.counts.Aggregate;
import org.riskset.survival.counts.Layout;
import org.riskset.survival.counts.PlanLayout;
import org.riskset.survival.error.Problem;
import org.riskset.survival.error.RisksetException;
import org.riskset.survival.study.AnalysisPlan;
import org.riskset.survival.study.Study;

/** What this site answers: rules before counting, counts before agreeing, the roster before sending. */
public final class Decisions {
    private static final Logger LOG = System.getLogger(Decisions.class.getName());

    /** How long an agreement is good: people elsewhere may take a week. */
    private static final Duration AGREEMENT = Duration.ofDays(8);

    private static final int FRAMES = 8;

    private final SiteId self;
    private final SiteKey key;
    private final DisclosurePolicy policy;
    private final Documents documents;
    private final Counting counting;
    private final Consumer<Problem> failures;
    private final Clock clock;

    /**
     * The decisions of a site.
     *
     * @param failures hears why data could not be counted, in full; what leaves is the code alone
     */
    public Decisions(
            SiteId self,
            SiteKey key,
            DisclosurePolicy policy,
            Documents documents,
            Counting counting,
            Consumer<Problem> failures,
            Clock clock) {
        this.self = self;
        this.key = key;
        this.policy = policy;
        this.documents = documents;
        this.counting = counting;
        this.failures = failures;
        this.clock = clock;
    }

    TaskEvent check(Task task) {
        try {
            Question question = question(task);
            policy.check(question);
            return new TaskEvent.Checked(Optional.empty(), !policy.approvesByItself(question));
        } catch (RisksetException e) {
            return new TaskEvent.Checked(Optional.of(e.first()), false);
        }
    }

    TaskEvent count(Task task) {
        try {
            Question question = question(task);
            Layout layout = PlanLayout.of(question.study(), question.plan());
            Frozen frozen = Frozen.of(counting.count(question.study(), question.plan(), layout));
            return TaskEvent.Counted.of(frozen, acceptance(task));
        } catch (RisksetException e) {
            e.problems().forEach(failures);
            return TaskEvent.Counted.failed(e.first());
        } catch (RuntimeException | OutOfMemoryError e) {
            LOG.log(
                    Level.ERROR,
                    "request {0} could not be counted: {1} at {2}",
                    task.request().number(),
                    e.getClass().getName(),
                    where(e));
            Problem failure = Problem.of(TaskError.COUNTING, "the data could not be counted");
            failures.accept(failure.with(Problem.DO, "read the log, which says more"));
            return TaskEvent.Counted.failed(failure);
        }
    }

    // Without the message: a database may quote a patient's value in it.
    private static String where(Throwable failure) {
        return Arrays.stream(failure.getStackTrace())
                .limit(FRAMES)
                .map(StackTraceElement::toString)
                .collect(Collectors.joining(" < "));
    }

    TaskEvent onRoster(Task task, RosterNotice notice) {
        try {
            Roster roster = new RosterCheck(task, self, clock.instant()).check(notice);
            return new TaskEvent.Rostered(Optional.of(vector(task, notice, roster)), Optional.empty());
        } catch (RisksetException e) {
            LOG.log(Level.WARNING, "request {0}: {1}", task.request().number(), e.first());
            return new TaskEvent.Rostered(Optional.empty(), Optional.of(e.first()));
        }
    }

    private OpenVector vector(Task task, RosterNotice notice, Roster roster) {
        Question question = question(task);
        Layout layout = PlanLayout.of(question.study(), question.plan());
        ReleaseConditions strictest = RosterCheck.strictest(notice.members());
        int minSites = Math.max(
                strictest.minSites(), question.plan().release().minSites().orElse(1));
        Aggregate frozen = task.frozen().orElseThrow().thawed(layout);
        Cleared cleared = policy.clear(frozen, roster, minSites);
        RunContext context = new RunContext(
                task.request().run(),
                task.request().attempt(),
                0,
                task.request().signed().study(),
                task.request().signed().plan(),
                roster.digest(),
                layout.digest(),
                0,
                minSites,
                layout.lanes64(),
                layout.lanes128(),
                RunContext.NONE);
        return OpenVector.of(
                cleared, context.ctx(), roster.member(self).orElseThrow().index(), key);
    }

    private Acceptance acceptance(Task task) {
        Request request = task.request();
        Acceptance unsigned = new Acceptance(
                request.run(),
                request.attempt(),
                request.mode(),
                request.signed().study(),
                request.signed().plan(),
                policy.conditions().canonicalJson(),
                Acceptance.NOTHING_SEEN,
                clock.instant().plus(AGREEMENT).getEpochSecond(),
                null);
        return unsigned.signedBy(key);
    }

    private Question question(Task task) {
        Request request = task.request();
        if (!request.signed().verifies()) {
            throw RisksetException.of(Problem.of(SecurityError.SIGNATURE, "the requester's signature does not verify"));
        }
        Study study = documents.study(request.study());
        AnalysisPlan plan = documents.plan(request.plan(), study);
        List<Peer> invited = request.invited().stream()
                .map(i -> new Peer(i.site(), i.identity()))
                .toList();
        return new Question(study, plan, request.mode(), request.signed(), self, invited, clock.instant());
    }
}
