// SPDX-License-Identifier: Apache-2.0
package org.riskset.coordinator.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.riskset.survival.analysis.Curve;
import org.riskset.survival.curve.Landmark;
import org.riskset.survival.curve.Quantile;
import org.riskset.survival.curve.RestrictedMean;
import org.riskset.survival.hypothesis.RmstDifference;

/** What was estimated on each curve: groups first, all patients last, as a reader compares them. */
final class EstimateTables {
    private static final String NOTHING = "–";

    private final PooledReport report;
    private final String type;
    private final String level;
    private final String unit;

    private EstimateTables(PooledReport report) {
        this.report = report;
        this.type = report.question().shownType();
        this.level = Numbers.given(report.question().confLevel());
        this.unit = report.question().unit().label();
    }

    /** Patients, events, medians and landmarks. */
    static String survival(PooledReport report) {
        return new EstimateTables(report).survival();
    }

    /** Restricted means, their differences, and follow-up, as far as they were asked for. */
    static String further(PooledReport report) {
        EstimateTables tables = new EstimateTables(report);
        return tables.restrictedMeans() + tables.differences() + tables.followUp();
    }

    // groups, then all together
    private List<Curve> curves() {
        List<Curve> all = report.findings().curves();
        return Stream.concat(
                        all.stream().filter(c -> c.group().isPresent()),
                        all.stream().filter(c -> c.group().isEmpty()))
                .toList();
    }

    private String survival() {
        boolean median = report.findings().curves().stream()
                .anyMatch(c -> median(c.quantiles()).isPresent());
        List<Double> marks = report.question().landmarks();
        TextTable table = new TextTable(1);
        List<String> header = new ArrayList<>(List.of("group", "n", "events"));
        if (median) {
            header.addAll(List.of("median", level + "LCL", level + "UCL"));
        }
        marks.forEach(m -> header.add(Numbers.given(m) + " " + shortUnit()));
        table.row(header);
        for (Curve curve : curves()) {
            List<String> row = new ArrayList<>(named(curve));
            row.add(Wording.number(curve.events()));
            if (median) {
                row.addAll(limits(median(curve.quantiles())));
            }
            marks.forEach(m -> row.add(landmark(curve, m)));
            table.row(row);
        }
        return table.text();
    }

    private static List<String> named(Curve curve) {
        return List.of(curve.group().orElse("all"), Long.toString(curve.n()));
    }

    private Optional<Quantile> median(List<Quantile> quantiles) {
        return quantiles.stream()
                .filter(q -> q.p() == 0.5 && q.confType().equals(type))
                .findFirst();
    }

    private static List<String> limits(Optional<Quantile> quantile) {
        return quantile.map(q -> List.of(months(q.time()), months(q.low()), months(q.high())))
                .orElse(List.of(NOTHING, NOTHING, NOTHING));
    }

    private static String landmark(Curve curve, double time) {
        Optional<Landmark> mark =
                curve.landmarks().stream().filter(l -> l.time() == time).findFirst();
        return mark.map(l -> Numbers.fixed(l.estimate(), 3)).orElse(NOTHING);
    }

    private static String months(double time) {
        return Numbers.fixed(time, 1);
    }

    private String shortUnit() {
        return switch (report.question().unit()) {
            case DAYS -> "d";
            case WEEKS -> "wk";
            case MONTHS -> "mo";
            case YEARS -> "yr";
        };
    }

    private String restrictedMeans() {
        TextTable table = new TextTable(1);
        table.row(List.of("restricted mean, " + unit, "tau", "mean", "se"));
        boolean any = false;
        for (Curve curve : curves()) {
            for (RestrictedMean mean : curve.restrictedMeans()) {
                any = true;
                table.row(List.of(
                        curve.group().orElse("all"),
                        Numbers.given(mean.tau()),
                        months(mean.estimate()),
                        Numbers.fixed(mean.stdError(), 2)));
            }
        }
        return any ? "\n" + table.text() : "";
    }

    private String differences() {
        List<RmstDifference> differences = report.findings().rmstDifferences();
        if (differences.isEmpty()) {
            return "";
        }
        TextTable table = new TextTable(2);
        table.row(List.of("difference of", "to", "tau", unit, level + "LCL", level + "UCL", "p"));
        differences.forEach(d -> table.row(List.of(
                d.group(),
                d.reference(),
                Numbers.given(d.tau()),
                months(d.estimate()),
                months(d.low()),
                months(d.high()),
                Numbers.p(d.pValue()))));
        return "\n" + table.text();
    }

    private String followUp() {
        return report.findings().curves().stream()
                .filter(c -> c.group().isEmpty())
                .flatMap(c -> median(c.followUp()).stream())
                .map(q ->
                        "\nfollow-up  median " + months(q.time()) + " " + unit + " (" + Numbers.level(report.question())
                                + " CI " + months(q.low()) + " to " + months(q.high()) + "), reverse Kaplan-Meier\n")
                .findFirst()
                .orElse("");
    }
}
