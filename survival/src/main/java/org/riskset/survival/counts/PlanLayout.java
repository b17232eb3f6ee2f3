// SPDX-License-Identifier: Apache-2.0
package org.riskset.survival.counts;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.riskset.survival.counts.Block.ExclusionBlock;
import org.riskset.survival.counts.Block.RiskBlock;
import org.riskset.survival.counts.Block.StatisticBlock;
import org.riskset.survival.study.AnalysisPlan;
import org.riskset.survival.study.Endpoint;
import org.riskset.survival.study.Study;
import org.riskset.survival.study.TestSpec;

/**
 * Which numbers a plan needs, from study and plan alone: the same at every site.
 *
 * <p>Each curve, test and model needs patients by a set of variables; a set that another contains is its marginal and
 * is left out, so that the fewest numbers leave. {@code @site} is never an axis: tests stratified by it travel as sums
 * of each site's own scores.
 */
public final class PlanLayout {
    private final Study study;
    private final AnalysisPlan plan;
    private final Endpoint endpoint;
    private final int horizon;

    private PlanLayout(Study study, AnalysisPlan plan, int horizon) {
        this.study = study;
        this.plan = plan;
        this.endpoint = study.endpoint(plan.endpoint().orElseThrow()).orElseThrow();
        this.horizon = horizon;
    }

    /**
     * The layout of a plan that has passed {@code PlanCheck}. A plan without horizon is laid out with horizon 0; each
     * site then extends it to the last time it sees, {@link Layout#withHorizon}.
     */
    public static Layout of(Study study, AnalysisPlan plan) {
        long horizon = plan.time().orElseThrow().grid().horizonIndex().orElse(0);
        return new PlanLayout(study, plan, Math.toIntExact(horizon)).layout();
    }

    /**
     * The variables by which a site has to count its own strata for tests stratified by {@code @site}: groups and the
     * other strata, by name.
     */
    public static RiskBlock siteStrata(Study study, AnalysisPlan plan, int horizon) {
        PlanLayout layout = new PlanLayout(study, plan, horizon);
        return layout.riskBlock(layout.testVariables());
    }

    private Layout layout() {
        List<Block> blocks = new ArrayList<>();
        variableSets().forEach(set -> blocks.add(riskBlock(set)));
        blocks.add(new ExclusionBlock(Exclusions.reasons(endpoint, plan.completeVariables(), study)));
        if (plan.stratifiedBySite() && !plan.tests().isEmpty()) {
            blocks.addAll(statisticBlocks());
        }
        return new Layout(blocks);
    }

    private List<Set<String>> variableSets() {
        Set<Set<String>> sets = new LinkedHashSet<>();
        sets.add(new TreeSet<>(plan.groupBy().stream().toList()));
        if (!plan.tests().isEmpty() && !plan.stratifiedBySite()) {
            sets.add(testVariables());
        }
        return sets.stream()
                .filter(set -> sets.stream().noneMatch(other -> !other.equals(set) && other.containsAll(set)))
                .sorted(Comparator.<Set<String>>comparingInt(Set::size)
                        .reversed()
                        .thenComparing(set -> String.join("\0", set)))
                .toList();
    }

    private Set<String> testVariables() {
        Set<String> names = new TreeSet<>(plan.strataVariables());
        plan.groupBy().ifPresent(names::add);
        return names;
    }

    private RiskBlock riskBlock(Set<String> variables) {
        List<Axis> axes = variables.stream()
                .map(name -> new Axis(name, study.variable(name).orElseThrow().levels()))
                .toList();
        return new RiskBlock(axes, horizon, endpoint.hasEntry(), endpoint.causeNames());
    }

    private List<StatisticBlock> statisticBlocks() {
        int groups = study.variable(plan.groupBy().orElseThrow())
                .orElseThrow()
                .levels()
                .size();
        List<StatisticBlock> blocks = new ArrayList<>();
        for (int i = 0; i < plan.tests().size(); i++) {
            TestSpec test = plan.tests().get(i);
            blocks.add(SiteStatistic.block(i, test, groups));
        }
        return blocks;
    }
}
