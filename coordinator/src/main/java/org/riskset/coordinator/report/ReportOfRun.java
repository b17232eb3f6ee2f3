// SPDX-License-Identifier: Apache-2.0
package org.riskset.coordinator.report;

import java.util.Comparator;
import java.util.Map;
import org.riskset.coordinator.run.Run;
import org.riskset.privacy.disclosure.Released;
import org.riskset.proto.document.PlanDocument;
import org.riskset.proto.document.StudyDocument;
import org.riskset.survival.analysis.Analysis;
import org.riskset.survival.analysis.Findings;
import org.riskset.survival.study.NaturalOrder;

/** From released counts to a report: the only place where a number is computed from them. */
public final class ReportOfRun {
    private ReportOfRun() {}

    /** The report of a run whose sum was released. */
    public static PooledReport of(Released released, Run run, StudyDocument study, PlanDocument plan) {
        Findings found = Analysis.of(study.study(), plan.plan())
                .apply(released.curves(), released.compared(), released.excluded());
        Findings findings = new PublishedFindings(released).of(found);
        Participation participation = participation(run);
        return PooledReport.plain(
                        document(plan),
                        plan.digest(),
                        plan.plan(),
                        study.study().timeScale(),
                        participation,
                        findings)
                .in(run.question().mode())
                .with(released.level().label(), disclosure(released))
                .ofRun(run.number());
    }

    private static Participation participation(Run run) {
        boolean whole = run.contributed() == run.participations().size();
        return new Participation(
                whole ? Participation.COMPLETE : Participation.PARTIAL,
                run.participations().stream()
                        .sorted(Comparator.comparing(p -> p.site().value(), NaturalOrder.OF_NAMES))
                        .map(p -> new Participation.Site(
                                p.site().value(), p.standing(true).name()))
                        .toList());
    }

    private static Disclosure disclosure(Released released) {
        return new Disclosure(
                released.conditions().members(),
                released.rulings().stream()
                        .map(r -> new Disclosure.Ruling(
                                r.rule(), r.code(), r.where(), r.action().label()))
                        .toList());
    }

    @SuppressWarnings("unchecked") // a plan document that was read is a mapping with text keys
    private static Map<String, Object> document(PlanDocument plan) {
        return (Map<String, Object>) plan.tree();
    }
}
