// SPDX-License-Identifier: Apache-2.0
package org.riskset.site.counting;

import java.math.BigInteger;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.riskset.site.cohort.DataError;
import org.riskset.site.cohort.PatientTable;
import org.riskset.survival.counts.Aggregate;
import org.riskset.survival.counts.Block.RiskBlock;
import org.riskset.survival.counts.Block.StatisticBlock;
import org.riskset.survival.counts.Layout;
import org.riskset.survival.counts.PlanLayout;
import org.riskset.survival.counts.RiskCounts;
import org.riskset.survival.error.Problem;
import org.riskset.survival.error.RisksetException;
import org.riskset.survival.score.SiteScores;
import org.riskset.survival.study.AnalysisPlan;
import org.riskset.survival.study.Study;
import org.riskset.survival.study.TimeGrid;

/** Puts the counts that a query tells into the lanes of a layout. */
final class PlanCount implements PatientTable.RowReader {
    private final Study study;
    private final AnalysisPlan plan;
    private final Layout layout;
    private final Aggregate aggregate;
    private final Optional<RiskCounts> siteStrata;
    private final List<Tally> tallies = new ArrayList<>();
    private long rows;

    PlanCount(Study study, AnalysisPlan plan, Layout layout) {
        this.study = study;
        this.plan = plan;
        this.layout = layout;
        this.aggregate = Aggregate.empty(layout);
        this.siteStrata = layout.statisticBlocks().isEmpty()
                ? Optional.empty()
                : Optional.of(PlanLayout.siteStrata(study, plan, horizon()))
                        .map(block -> new RiskCounts(block, new long[Math.toIntExact(block.size())]));
        List<String> variables = variables(study, plan);
        for (RiskBlock block : layout.riskBlocks()) {
            tallies.add(new Tally(block, aggregate.lanes().narrow(), layout.offset(block), variables));
        }
        siteStrata.ifPresent(counts -> tallies.add(new Tally(counts.block(), counts.cells(), 0, variables)));
    }

    /** Every variable whose levels are told apart anywhere, by name. */
    static List<String> variables(Study study, AnalysisPlan plan) {
        TreeSet<String> names = new TreeSet<>();
        PlanLayout.of(study, plan).riskBlocks().forEach(block -> names.addAll(block.variables()));
        if (plan.stratifiedBySite()) {
            names.addAll(PlanLayout.siteStrata(study, plan, 0).variables());
        }
        return List.copyOf(names);
    }

    static int horizon(Layout layout) {
        return layout.riskBlocks().stream().mapToInt(RiskBlock::horizon).max().orElse(0);
    }

    int horizon() {
        return horizon(layout);
    }

    @Override
    public void read(ResultSet row) throws SQLException {
        int reason = row.getInt("reason");
        boolean entries = row.getInt("entries") == 1;
        if (!entries) {
            rows += row.getLong("n");
        }
        if (reason == AnalysisSetSql.COUNTED) {
            for (Tally tally : tallies) {
                tally.add(row);
            }
        } else if (reason >= 0 && !entries) {
            int lane = layout.offset(layout.exclusionBlocks().get(0)) + reason;
            aggregate.lanes().narrow()[lane] += row.getLong("n");
        }
    }

    /** All that was read, and the scores of the site's own strata. */
    Aggregate aggregate() {
        if (rows > Counter.MOST_ROWS) {
            throw RisksetException.of(
                    Problem.of(DataError.TOO_MANY_ROWS, "the data has more rows than a site may count")
                            .with(Problem.EXPECTED, "at most 16,777,216 rows"));
        }
        for (int i = 0; i < layout.statisticBlocks().size(); i++) {
            score(i);
        }
        return aggregate;
    }

    private void score(int position) {
        StatisticBlock block = layout.statisticBlocks().get(position);
        TimeGrid grid = plan.time().orElseThrow().grid();
        double[] times =
                IntStream.rangeClosed(0, horizon()).mapToDouble(grid::time).toArray();
        BigInteger[] scores = SiteScores.of(plan, study, position, siteStrata.orElseThrow(), times);
        for (int i = 0; i < scores.length; i++) {
            aggregate.lanes().setWide(layout.offset(block) + i, scores[i]);
        }
    }
}
