// SPDX-License-Identifier: Apache-2.0
package org.riskset.site.task;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.function.Supplier;
import org.riskset.privacy.disclosure.Cleared;
import org.riskset.privacy.disclosure.DisclosurePolicy;
import org.riskset.privacy.disclosure.Question;
import org.riskset.privacy.disclosure.ReleaseConditions;
import org.riskset.privacy.disclosure.SecureDemands;
import org.riskset.privacy.identity.Mode;
import org.riskset.privacy.identity.Roster;
import org.riskset.privacy.identity.SecurityError;
import org.riskset.privacy.identity.SiteId;
import org.riskset.privacy.identity.SiteKey;
import org.riskset.privacy.masking.Contributors;
import org.riskset.privacy.masking.Instance;
import org.riskset.privacy.masking.OpenVector;
import org.riskset.privacy.masking.PhaseAnswer;
import org.riskset.privacy.masking.PhaseReturn;
import org.riskset.privacy.masking.RunContext;
import org.riskset.privacy.masking.SecureContext;
import org.riskset.site.task.TaskEvent.Advanced;
import org.riskset.survival.counts.Layout;
import org.riskset.survival.counts.PlanLayout;
import org.riskset.survival.error.RisksetException;

/** What this site answers once it has agreed: to the roster, and to what the coordinator gives back phase by phase. */
public final class PhaseDecisions {
    private static final Logger LOG = System.getLogger(PhaseDecisions.class.getName());

    private final SiteId self;
    private final SiteKey key;
    private final DisclosurePolicy policy;
    private final Questions questions;
    private final AnswerHistory history;
    private final SecureRandom random;
    private final Clock clock;

    /** The decisions of a site that remembers none of its answers. */
    public PhaseDecisions(
            SiteId self, SiteKey key, DisclosurePolicy policy, Documents documents, SecureRandom random, Clock clock) {
        this(self, key, policy, documents, AnswerHistory.none(clock), random, clock);
    }

    /**
     * The decisions of a site.
     *
     * @param random for secrets and their shares
     */
    public PhaseDecisions(
            SiteId self,
            SiteKey key,
            DisclosurePolicy policy,
            Documents documents,
            AnswerHistory history,
            SecureRandom random,
            Clock clock) {
        this.history = history;
        this.self = self;
        this.key = key;
        this.policy = policy;
        this.questions = new Questions(self, documents, clock);
        this.random = random;
        this.clock = clock;
    }

    TaskEvent onRoster(Task task, RosterNotice notice) {
        return orLeave(task, notice.heard(), () -> {
            Roster roster = new RosterCheck(task, self, clock.instant()).check(notice);
            history.checkRoster(
                    task, roster.members().stream().map(Roster.Member::id).toList());
            Question question = questions.of(task);
            ReleaseConditions strictest = RosterCheck.strictest(notice.members());
            RunContext context = context(task, question, roster, strictest);
            return task.request().mode() == Mode.SECURE
                    ? keyed(task, context, roster, notice.heard())
                    : open(task, question, context, roster, notice.heard());
        });
    }

    private Advanced keyed(Task task, RunContext run, Roster roster, Heard heard) {
        SecureContext context = SecureContext.of(run, roster);
        policy.admit(roster, run.minSites());
        return advanced(task, TaskState.KEYED, Instance.keyed(context, self, key, random), heard);
    }

    private Advanced open(Task task, Question question, RunContext context, Roster roster, Heard heard) {
        Cleared cleared = cleared(task, question, roster, context.minSites());
        int index = roster.member(self).orElseThrow().index();
        LOG.log(
                Level.INFO,
                "request {0}: PLAIN MODE: the coordinator reads this site''s counts",
                task.request().number());
        OpenVector vector = OpenVector.of(cleared, context.ctx(), index, key);
        return Advanced.sent(
                new Message.Contribute(task.request().run(), task.request().attempt(), vector), heard);
    }

    TaskEvent onReturn(Task task, ReturnNotice notice) {
        Heard heard = notice.heard();
        return orLeave(
                task,
                heard,
                () -> notice.returned()
                        .fold(
                                keys -> advanced(
                                        task, TaskState.SHARED, instance(task).shared(keys.all(), key, random), heard),
                                shares -> masked(task, shares, heard),
                                vectors -> confirmed(task, vectors, heard),
                                quorum -> advanced(
                                        task,
                                        TaskState.UNMASKED,
                                        instance(task).unmasked(quorum.survivors(), key),
                                        heard)));
    }

    private TaskEvent masked(Task task, PhaseReturn.Shares shares, Heard heard) {
        Instance instance = instance(task);
        Roster roster = instance.context().roster();
        Cleared cleared = cleared(
                task, questions.of(task), roster, instance.context().run().minSites());
        try {
            var step = instance.masked(shares.incoming(), shares.sharers(), cleared, key);
            Message vector =
                    new Message.Contribute(task.request().run(), task.request().attempt(), step.answer());
            return Advanced.to(TaskState.MASKED, step.instance(), vector, heard);
        } catch (RisksetException e) {
            if (e.first().code() != SecurityError.SHARE) {
                throw e;
            }
            List<Message> complaint = instance.complaint(shares.incoming(), key).stream()
                    .<Message>map(c -> new Message.Complain(
                            task.request().run(), task.request().attempt(), c))
                    .toList();
            return left(task, e, complaint, heard);
        }
    }

    private TaskEvent confirmed(Task task, PhaseReturn.Vectors vectors, Heard heard) {
        var step = instance(task).confirmed(vectors.contributors(), key);
        Contributors sum = step.instance().contributors().orElseThrow();
        history.checkRoster(task, LedgerProgress.ids(step.instance().context().roster(), sum));
        absent(task, step.instance());
        return advanced(task, TaskState.CONFIRMED, step, heard);
    }

    // That a site was lost is the coordinator's word alone; whoever runs that site can compare.
    private static void absent(Task task, Instance confirmed) {
        Contributors sum = confirmed.contributors().orElseThrow();
        List<SiteId> absent = confirmed.context().roster().members().stream()
                .filter(m -> !sum.contains(m.index()))
                .map(Roster.Member::id)
                .toList();
        if (!absent.isEmpty()) {
            LOG.log(
                    Level.INFO,
                    "request {0}: the coordinator says that the counts of {1} did not come; the sum is without them",
                    task.request().number(),
                    absent);
        }
    }

    private static Instance instance(Task task) {
        return task.instance().orElseThrow();
    }

    private static <A extends PhaseAnswer> Advanced advanced(
            Task task, TaskState to, Instance.Step<A> step, Heard heard) {
        Message answer = new Message.Answer(task.request().run(), task.request().attempt(), step.answer());
        return Advanced.to(to, step.instance(), answer, heard);
    }

    private static TaskEvent orLeave(Task task, Heard heard, Supplier<TaskEvent> step) {
        try {
            return step.get();
        } catch (RisksetException e) {
            return left(task, e, List.of(), heard);
        }
    }

    private static Advanced left(Task task, RisksetException why, List<Message> beside, Heard heard) {
        LOG.log(Level.WARNING, "request {0}: {1}", task.request().number(), why.first());
        return Advanced.left(why.first(), beside, heard);
    }

    private Cleared cleared(Task task, Question question, Roster roster, int minSites) {
        Layout layout = PlanLayout.of(question.study(), question.plan());
        return policy.clear(task.frozen().orElseThrow().thawed(layout), roster, minSites);
    }

    private static RunContext context(Task task, Question question, Roster roster, ReleaseConditions strictest) {
        boolean secure = task.request().mode() == Mode.SECURE;
        Layout layout = PlanLayout.of(question.study(), question.plan());
        int planned = question.plan().release().minSites().orElse(1);
        int fewest = Math.max(planned, secure ? SecureDemands.FEWEST_SITES : 1);
        return new RunContext(
                task.request().run(),
                task.request().attempt(),
                0,
                task.request().signed().study(),
                task.request().signed().plan(),
                roster.digest(),
                layout.digest(),
                secure ? strictest.quorum().at(roster.size()) : 0,
                Math.max(strictest.minSites(), fewest),
                layout.lanes64(),
                layout.lanes128(),
                RunContext.NONE);
    }
}
