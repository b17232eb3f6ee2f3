// SPDX-License-Identifier: Apache-2.0
package org.riskset.privacy.disclosure;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.riskset.privacy.disclosure.Finding.Check;
import org.riskset.privacy.disclosure.HistoryRules.OnHit;
import org.riskset.privacy.disclosure.HistoryRules.RosterChange;
import org.riskset.privacy.disclosure.HistoryRules.Sets;
import org.riskset.privacy.disclosure.LedgerEntry.State;
import org.riskset.privacy.disclosure.NearCopies.Gap;
import org.riskset.privacy.identity.RunId;
import org.riskset.privacy.identity.SiteId;
import org.riskset.survival.error.Problem;

/**
 * Rule D3: whether a sum over these sites, beside the sums that were opened over the same patients, would speak of a few
 * sites.
 *
 * <p>The {@link SpanAudit} with sites in place of patients. An answer of which it is not proven whose counts were opened
 * stands for every set that could have opened it.
 */
public final class RosterGuard {
    private static final String WHAT = "almost the same sites have taken part in an earlier run over these patients";
    private static final String UNKNOWN =
            "of an earlier run over these patients it is not known whose counts were opened";

    private final RosterChange rules;
    private final int threshold;

    /** @param threshold sets of patients that differ in fewer count as the same */
    public RosterGuard(RosterChange rules, int threshold) {
        this.rules = rules;
        this.threshold = threshold;
    }

    /** What speaks against adding this site's counts to those of these sites, itself among them. */
    public Optional<Finding> finding(Answer answer, RunId run, Set<SiteId> sites, Ledger ledger) {
        List<LedgerEntry> same = ledger.answeredBeside(run).stream()
                .filter(e -> e.state() != State.RESERVED && isSame(answer, e.answer()))
                .toList();
        List<Set<SiteId>> known = new ArrayList<>();
        known.add(sites);
        same.forEach(e -> e.contributors().map(Set::copyOf).ifPresent(known::add));
        return singledOut(known).map(few -> known(few)).or(() -> unknown(same, sites));
    }

    private Finding known(Set<SiteId> few) {
        String seen = few.isEmpty() ? "too many different rosters to tell" : "the counts of " + few + " alone";
        return new Finding(
                Check.D3,
                rules.onHit() == OnHit.ASK,
                Problem.of(HistoryError.ROSTER, WHAT).with(Problem.SEEN, seen));
    }

    private static Optional<Finding> unknown(List<LedgerEntry> same, Set<SiteId> sites) {
        return same.stream()
                .filter(e -> e.contributors().isEmpty() && !e.openedByNoneBut(sites))
                .findFirst()
                .map(e -> new Finding(
                        Check.D3,
                        true,
                        Problem.of(HistoryError.UNKNOWN_OUTCOME, UNKNOWN)
                                .with(
                                        Problem.SEEN,
                                        "entry " + e.number() + ", asked of " + new TreeSet<>(e.roster()) + "; now "
                                                + new TreeSet<>(sites))));
    }

    private Optional<Set<SiteId>> singledOut(List<Set<SiteId>> rows) {
        Map<SiteId, Integer> ordinals = new HashMap<>();
        rows.forEach(row -> row.forEach(site -> ordinals.putIfAbsent(site, ordinals.size())));
        List<OrdinalSet> sets = rows.stream()
                .map(row -> OrdinalSet.of(row.stream().mapToInt(ordinals::get).toArray()))
                .toList();
        return new SpanAudit(sets, rules.min())
                .hit(Sets.SPAN)
                .map(hit -> ordinals.keySet().stream()
                        .filter(site -> hit.members().contains(ordinals.get(site)))
                        .collect(Collectors.toCollection(TreeSet::new)));
    }

    // Patients without ids may be the same.
    private boolean isSame(Answer asked, Answer earlier) {
        if (asked.units().isEmpty() || earlier.units().isEmpty()) {
            return asked.study().equals(earlier.study());
        }
        Gap gap = Gap.between(asked.units().get().all(), earlier.units().get().all());
        return gap.added() + gap.left() < threshold;
    }
}
