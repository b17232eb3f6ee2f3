// SPDX-License-Identifier: Apache-2.0
package org.riskset.site.task;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.riskset.privacy.disclosure.Answer;
import org.riskset.privacy.disclosure.DataSnapshot;
import org.riskset.privacy.disclosure.DifferencingGuard;
import org.riskset.privacy.disclosure.Finding;
import org.riskset.privacy.disclosure.Finding.Check;
import org.riskset.privacy.disclosure.HistoryRules;
import org.riskset.privacy.disclosure.LedgerEntry;
import org.riskset.privacy.disclosure.Question;
import org.riskset.privacy.disclosure.QuestionBudget;
import org.riskset.privacy.disclosure.QuestionDigest;
import org.riskset.privacy.disclosure.RosterGuard;
import org.riskset.privacy.disclosure.Units;
import org.riskset.privacy.identity.SiteId;
import org.riskset.site.history.LedgerBook;
import org.riskset.site.history.LedgerChange;
import org.riskset.site.history.PatientOrdinals;
import org.riskset.site.history.PinnedExtract;
import org.riskset.site.history.Presence;
import org.riskset.site.history.Remembered;
import org.riskset.survival.error.Problem;
import org.riskset.survival.error.RisksetException;

/** Holds a request against what this site has answered before, and says what to remember of it. */
public final class AnswerHistory {
    private static final int SAME = 1;

    private final HistoryRules rules;
    private final LedgerBook book;
    private final Presence presence;
    private final Clock clock;

    public AnswerHistory(HistoryRules rules, LedgerBook book, Presence presence, Clock clock) {
        this.rules = rules;
        this.book = book;
        this.presence = presence;
        this.clock = clock;
    }

    /** Remembers nothing. */
    static AnswerHistory none(Clock clock) {
        return new AnswerHistory(HistoryRules.OFF, () -> Remembered.NOTHING, Presence.UNKNOWN, clock);
    }

    /**
     * Whether a question is one too many.
     *
     * @throws RisksetException RS-DISC-008 when it is; RS-DISC-039 when the ledger is not what it was
     */
    void checkBudget(Question question) {
        if (rules.isOff()) {
            return;
        }
        Remembered all = book.read();
        rules.budget()
                .flatMap(budget -> new QuestionBudget(budget, all.ledger())
                        .refuses(
                                question.study().id(),
                                question.request().requester().toString(),
                                QuestionDigest.of(question.plan()),
                                question.now()))
                .ifPresent(problem -> {
                    throw RisksetException.of(problem.with("rule", "budget"));
                });
    }

    /** A study's rows as they are now, where its patients have ids. */
    Optional<DataSnapshot> extract(Question question) {
        return presence.extract(question.study());
    }

    /** Who was counted, held against all earlier answers. */
    Recollection recollect(Task task, Question question, Frozen counts, Optional<DataSnapshot> now) {
        if (rules.isOff() && now.isEmpty()) {
            return Recollection.NOTHING;
        }
        Remembered all = book.read();
        PatientOrdinals ordinals = new PatientOrdinals(all.patients());
        Optional<Units> units = presence.units(question.study(), question.plan(), counts.horizon(), ordinals);
        Optional<DataSnapshot> pinned = all.extract(question.study().id());
        boolean same = pinned.isPresent() && now.isPresent() && pinned.get().changedIn(now.get()) == 0;
        Answer answer = new Answer(
                question.study().id(),
                QuestionDigest.of(question.plan()),
                task.request().signed().plan(),
                (same ? pinned : now).map(DataSnapshot::id),
                units,
                counts.digest());
        LedgerEntry entry = LedgerEntry.reserved(
                all.ledger().next(),
                task.request().run(),
                task.request().attempt(),
                question.request().requester().toString(),
                clock.instant(),
                answer);
        Optional<PinnedExtract> moved =
                now.filter(extract -> !same).map(extract -> new PinnedExtract(answer.study(), extract));
        List<Finding> findings = findings(task, answer, pinned, now, all);
        return new Recollection(findings, LedgerChange.answered(entry, ordinals.fresh(), moved), Optional.of(entry));
    }

    private List<Finding> findings(
            Task task, Answer answer, Optional<DataSnapshot> pinned, Optional<DataSnapshot> now, Remembered all) {
        List<Finding> findings = new ArrayList<>();
        rules.differencing().ifPresent(d -> findings.addAll(new DifferencingGuard(d).findings(answer, all.ledger())));
        extractFinding(answer, pinned, now, all).ifPresent(findings::add);
        // Who will take part is not known yet; what a person can be asked is asked of those who were invited.
        rosterFinding(task, answer, invited(task), all).filter(Finding::asks).ifPresent(findings::add);
        Set<Check> allowed = all.allowed(task.request().run());
        findings.removeIf(f -> f.asks() && allowed.contains(f.check()));
        return findings;
    }

    private Optional<Finding> extractFinding(
            Answer answer, Optional<DataSnapshot> pinned, Optional<DataSnapshot> now, Remembered all) {
        if (rules.moveAfter().isEmpty()) {
            return Optional.empty();
        }
        if (now.isEmpty()) {
            return all.ledger().repeats(answer) ? Optional.empty() : Optional.of(DataSnapshot.unknown());
        }
        return pinned.flatMap(p -> p.finding(now.get(), rules.moveAfter().getAsInt()));
    }

    /**
     * Holds those whose counts are added against earlier sums over the same patients.
     *
     * @throws RisksetException RS-DISC-031 or 032 when the difference would speak of few of them
     */
    void checkRoster(Task task, List<SiteId> sites) {
        if (rules.rosterChange().isEmpty()) {
            return;
        }
        Remembered all = book.read();
        Optional<Finding> finding = all.ledger()
                .of(task.request().run())
                .flatMap(entry -> rosterFinding(task, entry.answer(), Set.copyOf(sites), all));
        boolean allowed = all.allowed(task.request().run()).contains(Check.D3);
        finding.filter(f -> !(f.asks() && allowed)).ifPresent(f -> {
            throw RisksetException.of(f.problem());
        });
    }

    private Optional<Finding> rosterFinding(Task task, Answer answer, Set<SiteId> sites, Remembered all) {
        int threshold =
                rules.differencing().map(HistoryRules.Differencing::threshold).orElse(SAME);
        return rules.rosterChange()
                .flatMap(r -> new RosterGuard(r, threshold)
                        .finding(answer, task.request().run(), sites, all.ledger()));
    }

    private static Set<SiteId> invited(Task task) {
        return task.request().invited().stream().map(Request.Invited::site).collect(Collectors.toSet());
    }

    /** What is remembered if the answer is given, and what speaks against giving it. */
    record Recollection(List<Finding> findings, LedgerChange change, Optional<LedgerEntry> entry) {
        static final Recollection NOTHING = new Recollection(List.of(), LedgerChange.NONE, Optional.empty());

        /** Why no person can allow it, if so. */
        Optional<Problem> refusal() {
            return findings.stream()
                    .filter(f -> !f.asks())
                    .map(Finding::problem)
                    .findFirst();
        }
    }
}
