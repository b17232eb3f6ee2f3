// SPDX-License-Identifier: Apache-2.0
package org.riskset.federation;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.riskset.coordinator.report.PooledReport;
import org.riskset.coordinator.report.Reporting;
import org.riskset.coordinator.report.SideBySide;
import org.riskset.coordinator.report.TerminalStyle;
import org.riskset.coordinator.run.Run;
import org.riskset.federation.LocalFederation.Outcome;
import org.riskset.proto.document.PlanDocument;
import org.riskset.proto.document.StudyDocument;
import org.riskset.site.cohort.Resources;
import org.riskset.survival.error.Problem;
import org.riskset.survival.error.RisksetException;

/** Asks every question of the demo study, pooled and of center 1 alone, and says what pooling adds. */
final class Demo {
    private static final String PLOTTED = "os-margin";
    private static final String PLAIN = "plain";

    private final DemoStudy study;
    private final StudyDocument document;
    private final PrintWriter out;
    private final TerminalStyle style;
    private final Steps steps;
    private final Map<String, PooledReport> pooled = new LinkedHashMap<>();
    private final Map<String, PooledReport> alone = new LinkedHashMap<>();

    Demo(DemoStudy study, PrintWriter out, TerminalStyle style, Steps steps) {
        this.study = study;
        this.document = StudyDocument.read("study.yaml", Papers.bytes(study.file()));
        this.out = out;
        this.style = style;
        this.steps = steps;
    }

    String studyId() {
        return document.study().id();
    }

    /** Runs every plan through the federation and prints each answer as it comes. */
    void askTogether(LocalFederation federation, int centers, String mode) {
        for (String name : DemoStudy.PLANS) {
            Run run = ask(federation, name, centers, mode);
            if (name.equals(PLOTTED)) {
                out.println();
                out.print(new ExchangeSummary(run).text());
            }
        }
    }

    /** Runs the one plan that is drawn, and says what left each center; the run as it ended. */
    Run askOnce(LocalFederation federation, int centers, String mode) {
        Run run = ask(federation, PLOTTED, centers, mode);
        out.println();
        out.print(new ExchangeSummary(run).text());
        return run;
    }

    private Run ask(LocalFederation federation, String name, int centers, String mode) {
        Outcome outcome = federation.run(Papers.read(study.file()), Papers.read(study.plan(name)), mode);
        Optional<PooledReport> report = outcome.report();
        int in = (int) outcome.run().contributed();
        steps.step(name, in, centers, mode.equals(PLAIN) ? "readable counts" : "masked counts");
        report.ifPresent(r -> answered(name, r));
        out.flush();
        return outcome.run();
    }

    private void answered(String name, PooledReport report) {
        pooled.put(name, report);
        out.println();
        out.print(Reporting.text(report, Reporting.Format.TABLE, style.withPlot(style.plot() && name.equals(PLOTTED))));
    }

    /** Center 1 alone: a federation of one, of which nothing enters the other. */
    void askAlone(LocalFederation one) {
        for (String name : DemoStudy.PLANS) {
            alone.put(name, report(one.run(Papers.read(study.file()), study.alone(name), PLAIN)));
        }
        steps.step("alone", 1, 1, "center 1 by itself");
    }

    private static PooledReport report(Outcome outcome) {
        return outcome.report()
                .orElseThrow(() -> RisksetException.of(Problem.of(
                        SimulationError.NO_RESULT, outcome.run().problem().orElse("the run has no result"))));
    }

    /** What pooling adds, question by question. */
    void compare(int centers) {
        PooledReport first = pooled.get("os-all");
        out.println();
        out.println("What pooling adds (median with 95 % CI in months; log-rank p)");
        out.print(SideBySide.heading(
                "center 1 alone, n = " + alone.get("os-all").findings().n(),
                centers + " centers, n = " + first.findings().n()));
        pooled.forEach((name, report) -> out.print(SideBySide.text(alone.get(name), report)));
    }

    /** The largest difference to the rows of all centers in one table. */
    double checkAgainstRows(int centers, Clock clock) {
        RowsTogether rows = new RowsTogether(study.together(centers), document, clock);
        double largest = 0;
        for (Map.Entry<String, PooledReport> one : pooled.entrySet()) {
            Path file = study.plan(one.getKey());
            PlanDocument plan = PlanDocument.read(one.getKey(), Papers.bytes(file), document.study());
            largest = Math.max(largest, rows.largestDifference(plan, one.getValue()));
        }
        return largest;
    }

    /** Writes each answer's files to a folder of its name. */
    void write(Path folder) {
        pooled.forEach((name, report) -> Reporting.write(report, folder.resolve(name)));
        alone.forEach((name, report) ->
                Reporting.write(report, folder.resolve("center-1-alone").resolve(name)));
    }

    /** What counting may take of the machine when so many sites share it. */
    static Resources resources() {
        return new Resources(1, 64);
    }
}
