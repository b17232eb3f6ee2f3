// SPDX-License-Identifier: Apache-2.0
package org.riskset.privacy.disclosure;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.riskset.survival.counts.Aggregate;
import org.riskset.survival.counts.ComparedCounts;
import org.riskset.survival.counts.CurveCounts;
import org.riskset.survival.study.AnalysisPlan;
import org.riskset.survival.study.AnalysisPlan.ReleaseRequest;
import org.riskset.survival.study.Study;

/**
 * What of pooled counts may be published: a pure function of the counts and the strictest conditions, so that nobody
 * learns more by asking again.
 */
public final class ReleaseReview {
    private ReleaseReview() {}

    /**
     * Reviews a sum.
     *
     * @param signed conditions of all contributors, at least one; the plan may ask for less still
     * @throws org.riskset.survival.error.RefusedException RS-DISC-010 when there are too few patients to tell anything
     */
    public static Released review(
            Study study, AnalysisPlan plan, Aggregate pooled, Collection<ReleaseConditions> signed) {
        ReleaseConditions sites = ReleaseConditions.strictest(signed, signed.size());
        ReleaseConditions conditions =
                new ReleaseConditions(sites.minSites(), sites.quorum(), asked(plan.release(), sites.release()));
        return conditions.release().level() == ReleaseLevel.EXACT
                ? exact(study, plan, pooled, conditions)
                : new ProtectedRelease(study, plan, pooled, conditions).released();
    }

    // A plan that asks for less than everything asks for the usual thresholds, where it names none.
    private static ReleaseDemand asked(ReleaseRequest plan, ReleaseDemand sites) {
        ReleaseLevel level = plan.level().flatMap(ReleaseLevel::parse).orElse(ReleaseLevel.EXACT);
        ReleaseDemand usual = level == ReleaseLevel.EXACT ? ReleaseDemand.EXACT : ReleaseDemand.DEFAULT.at(level);
        return sites.and(usual.withCell(plan.minCell().orElse(usual.minCell())));
    }

    private static Released exact(Study study, AnalysisPlan plan, Aggregate pooled, ReleaseConditions conditions) {
        Map<String, OptionalLong> excluded = new LinkedHashMap<>();
        pooled.excluded().forEach((reason, rows) -> excluded.put(reason, OptionalLong.of(rows)));
        return new Released(
                conditions,
                List.of(Ruling.level()),
                CurveCounts.of(study, plan, pooled),
                new ComparedCounts.Points(pooled),
                excluded);
    }
}
