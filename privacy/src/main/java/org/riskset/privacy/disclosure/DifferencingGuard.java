// SPDX-License-Identifier: Apache-2.0
package org.riskset.privacy.disclosure;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.riskset.privacy.disclosure.Finding.Check;
import org.riskset.privacy.disclosure.HistoryRules.Differencing;
import org.riskset.privacy.disclosure.HistoryRules.OnHit;
import org.riskset.privacy.disclosure.NearCopies.Gap;
import org.riskset.privacy.disclosure.NearCopies.NearCopy;
import org.riskset.survival.error.Problem;

/**
 * Whether an answer, beside those a site has given, would speak of a few of its patients: near-copies (D1, see
 * {@link NearCopies}) and sums and differences of many answers (D2, see {@link SpanAudit}).
 *
 * <p>A pure function of sets of patients. An answer whose question, patients and numbers were all told before tells
 * nothing new and passes. Where patients are not known by an id, nothing else does.
 */
public final class DifferencingGuard {
    private static final String REMEDY =
            "use analysisSet.completeIn so that a family of plans shares its patients, or wait for the next extract";

    private final Differencing rules;
    private final NearCopies nearCopies;

    public DifferencingGuard(Differencing rules) {
        this.rules = rules;
        this.nearCopies = new NearCopies(rules);
    }

    /** What speaks against an answer, nothing when it may be given. */
    public List<Finding> findings(Answer asked, Ledger ledger) {
        List<LedgerEntry> answered = ledger.answered();
        if (ledger.repeats(asked)) {
            return List.of();
        }
        Optional<LedgerEntry> unknown =
                answered.stream().filter(e -> e.answer().units().isEmpty()).findFirst();
        if (asked.units().isEmpty() || unknown.isPresent()) {
            return List.of(unknown(asked, unknown));
        }
        List<Finding> findings = new ArrayList<>();
        Units units = asked.units().get();
        nearCopies.first(units, answered).map(this::nearCopy).ifPresent(findings::add);
        audit(units, answered).hit(rules.sets()).map(this::singledOut).ifPresent(findings::add);
        return findings;
    }

    private SpanAudit audit(Units asked, List<LedgerEntry> answered) {
        List<OrdinalSet> sets = new ArrayList<>();
        answered.forEach(e -> sets.add(e.answer().units().orElseThrow().all()));
        sets.add(asked.all());
        return new SpanAudit(sets, rules.threshold());
    }

    private Finding unknown(Answer asked, Optional<LedgerEntry> earlier) {
        String seen = asked.units().isEmpty()
                ? "patients have no ids here"
                : "entry " + earlier.orElseThrow().number() + " was answered without ids of patients";
        return finding(
                Check.D1,
                Problem.of(HistoryError.NEAR_COPY, "it cannot be told whether these patients were counted before")
                        .with(Problem.SEEN, seen)
                        .with(Problem.DO, "map the column of the patients' ids, data.patient, in site.yaml"));
    }

    private Finding nearCopy(NearCopy hit) {
        Gap gap = hit.gap();
        LedgerEntry earlier = hit.earlier().entry();
        String seen = hit.unit().key() + " against " + hit.earlier().unit().key() + " of entry " + earlier.number()
                + " (plan " + earlier.answer().plan().brief() + "): " + gap.added() + " more and " + gap.left()
                + " fewer, " + gap.shared() + " the same";
        return finding(
                Check.D1,
                Problem.of(HistoryError.NEAR_COPY, "almost the same patients were counted for an earlier plan")
                        .with(Problem.SEEN, seen)
                        .with(Problem.DO, REMEDY));
    }

    private Finding singledOut(SpanAudit.SingledOut hit) {
        String seen = hit.tooMany()
                ? "too many different answers to tell"
                : hit.members().size() + " patients could be singled out";
        return finding(
                Check.D2,
                Problem.of(HistoryError.SPAN, "sums and differences with earlier answers speak of a few patients")
                        .with(Problem.SEEN, seen)
                        .with(Problem.DO, REMEDY));
    }

    private Finding finding(Check check, Problem problem) {
        return new Finding(check, rules.onHit() == OnHit.ASK, problem);
    }
}
