// SPDX-License-Identifier: Apache-2.0
package org.riskset.federation;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.riskset.coordinator.report.PooledReport;
import org.riskset.proto.document.PlanDocument;
import org.riskset.proto.document.StudyDocument;
import org.riskset.site.cohort.ColumnMapping;
import org.riskset.site.cohort.DataSource;
import org.riskset.site.cohort.PatientTable;
import org.riskset.site.cohort.Resources;
import org.riskset.site.counting.Counter;
import org.riskset.survival.analysis.Analysis;
import org.riskset.survival.analysis.Curve;
import org.riskset.survival.analysis.Findings;
import org.riskset.survival.counts.PlanLayout;

/** Counts all centers' rows in one table, to hold a pooled result against; only a demonstration has such a table. */
final class RowsTogether {
    private final Path file;
    private final StudyDocument study;
    private final Clock clock;

    RowsTogether(Path file, StudyDocument study, Clock clock) {
        this.file = file;
        this.study = study;
        this.clock = clock;
    }

    /** The largest difference in any estimate of survival or any test statistic; infinite when the shapes differ. */
    double largestDifference(PlanDocument plan, PooledReport pooled) {
        Findings here = findings(plan);
        List<Curve> theirs = pooled.findings().curves();
        if (here.curves().size() != theirs.size()
                || here.n() != pooled.findings().n()) {
            return Double.POSITIVE_INFINITY;
        }
        double largest = 0;
        for (int i = 0; i < theirs.size(); i++) {
            largest = Math.max(
                    largest,
                    difference(
                            here.curves().get(i).estimate().surv(),
                            theirs.get(i).estimate().surv()));
        }
        for (int i = 0; i < here.tests().size(); i++) {
            double[] own = {here.tests().get(i).statistic()};
            double[] other = {pooled.findings().tests().get(i).statistic()};
            largest = Math.max(largest, difference(own, other));
        }
        return largest;
    }

    private Findings findings(PlanDocument plan) {
        try (PatientTable table = PatientTable.open(DataSource.Csv.of(file), Resources.ofThisMachine())) {
            Counter counter = new Counter(table, ColumnMapping.SAME_NAMES, clock);
            return Analysis.of(study.study(), plan.plan())
                    .apply(counter.count(study.study(), plan.plan(), PlanLayout.of(study.study(), plan.plan())));
        }
    }

    private static double difference(double[] here, double[] there) {
        if (here.length != there.length) {
            return Double.POSITIVE_INFINITY;
        }
        double largest = 0;
        for (int i = 0; i < here.length; i++) {
            largest = Math.max(largest, Math.abs(here[i] - there[i]));
        }
        return largest;
    }
}
