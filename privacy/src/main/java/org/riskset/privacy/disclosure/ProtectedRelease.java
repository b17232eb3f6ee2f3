// SPDX-License-Identifier: Apache-2.0
package org.riskset.privacy.disclosure;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.riskset.privacy.disclosure.ProtectedTable.Demand;
import org.riskset.privacy.disclosure.ProtectedTable.Row;
import org.riskset.privacy.disclosure.ProtectedTable.Rows;
import org.riskset.survival.counts.Aggregate;
import org.riskset.survival.counts.ComparedCounts;
import org.riskset.survival.counts.ComparedCounts.Intervals;
import org.riskset.survival.counts.ComparedCounts.Points;
import org.riskset.survival.counts.CurveCounts;
import org.riskset.survival.counts.RiskCounts;
import org.riskset.survival.counts.RiskTable;
import org.riskset.survival.error.Problem;
import org.riskset.survival.error.RisksetException;
import org.riskset.survival.study.AnalysisPlan;
import org.riskset.survival.study.Endpoint.ReleaseLattice;
import org.riskset.survival.study.Study;
import org.riskset.survival.study.TimeGrid;

/** One release below the exact level, with a ruling on each part that was changed. */
final class ProtectedRelease {
    private final AnalysisPlan plan;
    private final Aggregate pooled;
    private final ReleaseConditions conditions;
    private final TimeGrid grid;
    private final int width;
    private final List<String> levels;
    private final ProtectedTable table;
    private final List<Ruling> rulings = new ArrayList<>();

    ProtectedRelease(Study study, AnalysisPlan plan, Aggregate pooled, ReleaseConditions conditions) {
        this.plan = plan;
        this.pooled = pooled;
        this.conditions = conditions;
        this.grid = plan.time().orElseThrow().grid();
        this.width = width(study, plan, grid);
        this.levels = plan.groupBy()
                .map(v -> study.variable(v).orElseThrow().levels())
                .orElse(List.of());
        ReleaseDemand demand = conditions.release();
        this.table = ProtectedTable.of(
                blocks(),
                new Demand(
                        demand.cell(),
                        demand.minGroup(),
                        demand.minRisk(),
                        plan.release().totals()));
    }

    // Sites refuse such a plan before they count; nothing is told should one not have.
    private static int width(Study study, AnalysisPlan plan, TimeGrid grid) {
        ReleaseLattice lattice = study.endpoint(plan.endpoint().orElseThrow())
                .orElseThrow()
                .release()
                .filter(r -> r.fits(grid))
                .orElseThrow(() -> RisksetException.of(Problem.of(
                        DisclosureError.RELEASE_LEVEL, "the plan's times are not those of the study's release")));
        return Math.toIntExact(grid.index(lattice.step()));
    }

    private List<LatticeCounts> blocks() {
        RiskCounts counts = pooled.by(plan.groupBy().map(List::of).orElse(List.of()));
        return IntStream.range(0, counts.patternCount())
                .mapToObj(g -> LatticeCounts.of(counts, width, g))
                .toList();
    }

    Released released() {
        enoughPatients();
        rulings.add(Ruling.level());
        List<CurveCounts> curves = curves();
        ComparedCounts compared = compared();
        ReleasedExclusions excluded =
                ReleasedExclusions.of(pooled.excluded(), conditions.release().cell());
        if (!excluded.whole()) {
            rulings.add(ruling("min_cell", DisclosureError.EXCLUSIONS, "excluded", Ruling.Action.MERGED));
        }
        return new Released(conditions, rulings, curves, compared, excluded.told());
    }

    private void enoughPatients() {
        if (table.overall().n() < conditions.release().minGroup()) {
            throw RisksetException.of(
                    Problem.of(DisclosureError.SMALL_GROUP, "there are fewer patients than may be told of")
                            .with("rule", "min_group")
                            .with(Problem.DO, "ask more centers, or wait until there are more patients"));
        }
    }

    private List<CurveCounts> curves() {
        List<CurveCounts> curves = new ArrayList<>();
        curves.add(curve(Optional.empty(), table.overall()));
        rule("curve of all patients", table.overall());
        for (int g = 0; g < levels.size(); g++) {
            if (table.groups().get(g) != null) {
                curves.add(curve(Optional.of(levels.get(g)), table.groups().get(g)));
                rule("curve of " + levels.get(g), table.groups().get(g));
            } else if (!isHidden(g)) {
                curves.add(curve(Optional.of(levels.get(g)), new Rows(0, OptionalLong.of(0), List.of())));
            }
        }
        hidden(table.suppression().primary(), DisclosureError.SMALL_GROUP);
        hidden(table.suppression().complementary(), DisclosureError.COMPLEMENTARY);
        return curves;
    }

    private boolean isHidden(int group) {
        return table.suppression().hidden().contains(group);
    }

    private void hidden(List<Integer> groups, DisclosureError code) {
        groups.forEach(
                g -> rulings.add(ruling("min_group", code, "curve of " + levels.get(g), Ruling.Action.WITHHELD)));
    }

    private void rule(String where, Rows rows) {
        rulings.add(ruling("min_cell", DisclosureError.INTERVALS, where, Ruling.Action.MERGED));
        if (rows.events().isEmpty()) {
            rulings.add(ruling("min_cell", DisclosureError.TOTALS, "events, " + where, Ruling.Action.WITHHELD));
        }
    }

    private static Ruling ruling(String rule, DisclosureError code, String where, Ruling.Action action) {
        return new Ruling(rule, code.code(), where, action);
    }

    private CurveCounts curve(Optional<String> group, Rows rows) {
        return new CurveCounts(group, riskTable(rows), rows.events(), false);
    }

    private RiskTable riskTable(Rows told) {
        List<Row> rows = told.rows();
        int causes = pooled.by(List.of()).block().causes().size();
        long[][] events = new long[causes][];
        for (int cause = 0; cause < causes; cause++) {
            int c = cause;
            events[c] = rows.stream().mapToLong(r -> r.nEvent().get(c)).toArray();
        }
        return new RiskTable(
                rows.stream()
                        .mapToDouble(r -> grid.time((long) r.end() * width))
                        .toArray(),
                rows.stream().mapToLong(Row::nRisk).toArray(),
                events,
                rows.stream().mapToLong(Row::nCensor).toArray(),
                told.n());
    }

    private ComparedCounts compared() {
        Set<String> hidden =
                table.suppression().hidden().stream().map(levels::get).collect(Collectors.toSet());
        if (!hidden.isEmpty() && !plan.tests().isEmpty()) {
            rulings.add(ruling("min_group", DisclosureError.TEST, "tests", Ruling.Action.WITHHELD));
        }
        return conditions.release().fromProtected() ? intervals(hidden.isEmpty()) : new Points(pooled, hidden);
    }

    private ComparedCounts intervals(boolean complete) {
        List<Integer> shown = table.suppression().shown();
        List<Rows> groups = shown.stream().map(table.groups()::get).toList();
        double[] time =
                groups.stream().findFirst().map(g -> riskTable(g).time()).orElseGet(() -> new double[0]);
        return new Intervals(
                IntervalComparison.of(shown.stream().map(levels::get).toList(), groups, time), complete);
    }
}
