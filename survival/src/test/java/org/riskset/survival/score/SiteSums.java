// SPDX-License-Identifier: Apache-2.0
package org.riskset.survival.score;

import java.math.BigInteger;
import java.util.List;
import java.util.stream.IntStream;
import org.riskset.survival.counts.Aggregate;
import org.riskset.survival.counts.Block.RiskBlock;
import org.riskset.survival.counts.Cohort;
import org.riskset.survival.counts.Layout;
import org.riskset.survival.counts.PlanLayout;
import org.riskset.survival.counts.RiskCounts;
import org.riskset.survival.study.AnalysisPlan;
import org.riskset.survival.study.Study;

/** What sites send and what it adds up to, as the specification of counting and scoring has it. */
public final class SiteSums {

    private SiteSums() {}

    /** The sum over sites, each with the scores of its own strata where the plan asks for them. */
    public static Aggregate pooled(AnalysisPlan plan, List<Cohort> sites) {
        return sites.stream()
                .map(site -> contribution(plan, site))
                .reduce(Aggregate::plus)
                .orElseThrow();
    }

    /** One site's numbers. */
    public static Aggregate contribution(AnalysisPlan plan, Cohort site) {
        Aggregate counted = site.count(plan);
        if (plan.stratifiedBySite()) {
            addScores(plan, site, counted);
        }
        return counted;
    }

    private static void addScores(AnalysisPlan plan, Cohort site, Aggregate counted) {
        Study study = site.study();
        RiskBlock block = PlanLayout.siteStrata(study, plan, site.horizon());
        Aggregate own = Aggregate.count(new Layout(List.of(block)), site.rows());
        RiskCounts counts = new RiskCounts(block, own.cells(block));
        double[] times =
                IntStream.rangeClosed(0, site.horizon()).mapToDouble(k -> k).toArray();
        for (int test = 0; test < plan.tests().size(); test++) {
            BigInteger[] score = SiteScores.of(plan, study, test, counts, times);
            int offset =
                    counted.layout().offset(counted.layout().statisticBlocks().get(test));
            for (int i = 0; i < score.length; i++) {
                counted.lanes().setWide(offset + i, score[i]);
            }
        }
    }
}
