// SPDX-License-Identifier: Apache-2.0
package org.riskset.site.task;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.riskset.privacy.disclosure.DataSnapshot;
import org.riskset.privacy.disclosure.DisclosurePolicy;
import org.riskset.privacy.disclosure.Ledger.Refusal;
import org.riskset.privacy.disclosure.LedgerEntry;
import org.riskset.privacy.disclosure.Question;
import org.riskset.privacy.identity.Acceptance;
import org.riskset.privacy.identity.SiteId;
import org.riskset.privacy.identity.SiteKey;
import org.riskset.site.history.LedgerChange;
import org.riskset.site.task.AnswerHistory.Recollection;
import org.riskset.survival.counts.Layout;
import org.riskset.survival.counts.PlanLayout;
import org.riskset.survival.error.Problem;
import org.riskset.survival.error.RisksetException;

/** What this site answers: rules before counting, counts before agreeing. */
public final class Decisions {
    private static final Logger LOG = System.getLogger(Decisions.class.getName());

    /** How long an agreement is good: people elsewhere may take a week. */
    private static final Duration AGREEMENT = Duration.ofDays(8);

    private static final int FRAMES = 8;

    private final SiteKey key;
    private final DisclosurePolicy policy;
    private final Questions questions;
    private final Counting counting;
    private final AnswerHistory history;
    private final Consumer<Problem> failures;
    private final Clock clock;

    /** The decisions of a site that remembers none of its answers. */
    public Decisions(
            SiteId self,
            SiteKey key,
            DisclosurePolicy policy,
            Documents documents,
            Counting counting,
            Consumer<Problem> failures,
            Clock clock) {
        this(self, key, policy, documents, counting, AnswerHistory.none(clock), failures, clock);
    }

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
            AnswerHistory history,
            Consumer<Problem> failures,
            Clock clock) {
        this.key = key;
        this.policy = policy;
        this.questions = new Questions(self, documents, clock);
        this.counting = counting;
        this.history = history;
        this.failures = failures;
        this.clock = clock;
    }

    TaskEvent check(Task task) {
        try {
            Question question = questions.of(task);
            policy.check(question);
            history.checkBudget(question);
            return new TaskEvent.Checked(Optional.empty(), !policy.approvesByItself(question));
        } catch (RisksetException e) {
            return new TaskEvent.Checked(Optional.of(e.first()), false);
        }
    }

    TaskEvent count(Task task) {
        try {
            Question question = questions.of(task);
            return counted(task, question);
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

    private TaskEvent counted(Task task, Question question) {
        Layout layout = PlanLayout.of(question.study(), question.plan());
        Optional<DataSnapshot> before = history.extract(question);
        Frozen frozen = Frozen.of(counting.count(question.study(), question.plan(), layout));
        Recollection recollection = history.recollect(task, question, frozen, before);
        if (!history.extract(question).map(DataSnapshot::rows).equals(before.map(DataSnapshot::rows))) {
            throw RisksetException.of(Problem.of(TaskError.COUNTING, "the data changed while they were counted")
                    .with(Problem.DO, "ask again when they are at rest"));
        }
        if (recollection.refusal().isPresent()) {
            return TaskEvent.Counted.failed(recollection.refusal().get(), LedgerChange.refused(refused(recollection)));
        }
        return recollection.findings().isEmpty()
                ? TaskEvent.Counted.of(frozen, agreement(task.request()), recollection.change())
                : TaskEvent.Counted.asks(recollection.findings());
    }

    private static Refusal refused(Recollection recollection) {
        LedgerEntry entry = recollection.entry().orElseThrow();
        return new Refusal(
                entry.answer().study(), entry.requester(), entry.answer().question(), entry.decided());
    }

    // Without the message: a database may quote a patient's value in it.
    private static String where(Throwable failure) {
        return Arrays.stream(failure.getStackTrace())
                .limit(FRAMES)
                .map(StackTraceElement::toString)
                .collect(Collectors.joining(" < "));
    }

    /** This site's agreement to what a request asks, good for its attempt. */
    Acceptance agreement(Request request) {
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
}
