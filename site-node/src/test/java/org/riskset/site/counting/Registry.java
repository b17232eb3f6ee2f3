// SPDX-License-Identifier: Apache-2.0
package org.riskset.site.counting;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import org.riskset.site.cohort.ColumnMapping;
import org.riskset.site.cohort.ColumnSource;
import org.riskset.survival.study.AnalysisPlan;
import org.riskset.survival.study.AnalysisPlan.Estimates;
import org.riskset.survival.study.AnalysisPlan.ReleaseRequest;
import org.riskset.survival.study.AnalysisPlan.TimePlan;
import org.riskset.survival.study.Baseline;
import org.riskset.survival.study.CauseCodes;
import org.riskset.survival.study.Condition;
import org.riskset.survival.study.Endpoint;
import org.riskset.survival.study.Study;
import org.riskset.survival.study.TestSpec;
import org.riskset.survival.study.TimeColumns;
import org.riskset.survival.study.TimeGrid;
import org.riskset.survival.study.TimeScale;
import org.riskset.survival.study.Variable;

/** A study, plans and rows made from a seed: names and texts that a database could mistake for something else. */
final class Registry {
    static final LocalDate TODAY = LocalDate.of(2026, 1, 15);

    private static final String DROP = "'; DROP TABLE patients; --";
    private static final List<String> GROUPS = List.of("A", "a", DROP, "naïve ☃ \"q\"", "x\ny{}?", "\\'");
    private static final List<String> MARGINS = List.of("R0/R1", "R2");
    private static final List<String> STAGES = List.of("I", "II", "III");
    private static final List<String> BANDS = List.of("<51", "51-69", ">69");
    private static final List<String> BAD_NUMBERS = List.of(
            "",
            " ",
            "1_000",
            "inf",
            "NaN",
            " 1",
            "1 ",
            "0x10",
            "1e400",
            "1e005",
            "1e-005",
            ".",
            "+",
            "e5",
            "1,5",
            "١",
            "-1",
            "-0.5",
            "1\n",
            "true",
            "9".repeat(61),
            DROP);
    private static final List<String> ODD_NUMBERS = List.of(
            "0",
            "-0",
            "+3",
            ".5",
            "5.",
            "1e1",
            "1E+01",
            "1e-05",
            "0.30000000000000004",
            "17.6",
            "5.1",
            "70",
            "51",
            "69.999");
    private static final List<String> BAD_DATES = List.of(
            "",
            "2023-02-29",
            "2024-02-30",
            "1900-02-29",
            "0000-01-01",
            "2024-2-3",
            "2024-13-01",
            "2024-00-10",
            "2024-01-00",
            "2024-04-31",
            "infinity",
            "epoch",
            "2024-01-01 ",
            "2024-01-01T00:00:00",
            "20240101",
            "9999-12-31",
            "2026-01-16",
            "12024-01-01",
            DROP);
    private static final List<String> ODD_DATES = List.of("2024-02-29", "2000-02-29", "2026-01-15", "0001-01-01");

    private static final Study STUDY = new Study(
            "registry",
            Optional.empty(),
            TimeScale.MONTHS,
            List.of(
                    endpoint("plain", new TimeColumns.Recorded("os \"months\"", Optional.empty())),
                    endpoint("delayed", new TimeColumns.Recorded("os \"months\"", Optional.of("entry"))),
                    endpoint("dated", new TimeColumns.Dated("origin", "end", Optional.empty())),
                    endpoint("dated late", new TimeColumns.Dated("origin", "end", Optional.of("seen")))),
            List.of(
                    new Variable.Categorical("group", GROUPS),
                    new Variable.Categorical("margin", MARGINS),
                    new Variable.Categorical("stage", STAGES),
                    new Variable.Numeric(
                            "age", Optional.empty(), BigDecimal.ZERO, new BigDecimal("120"), BigDecimal.ONE),
                    new Variable.Cut("band", "age", List.of(new BigDecimal("51"), new BigDecimal("70")), BANDS)));

    private static final ColumnMapping MAPPING = new ColumnMapping(Map.of(
            "group", ColumnSource.of("Gruppe; DROP TABLE patients; -- {} ?"),
            "margin", new ColumnSource("Résection\n\"'", Map.of("r0", "R0/R1", "r1", "R0/R1", "?", ""), List.of()),
            "stage", new ColumnSource("grade", Map.of("high", "9"), List.of(new BigDecimal("2.5"), BigDecimal.TEN)),
            "event", new ColumnSource("dead", Map.of("yes", "1", "no", "0"), List.of())));

    private static final List<String> COLUMNS = List.of(
            "id",
            "os \"months\"",
            "entry",
            "origin",
            "end",
            "seen",
            "dead",
            "Gruppe; DROP TABLE patients; -- {} ?",
            "Résection\n\"'",
            "grade",
            "age");

    private final Random random;

    Registry(long seed) {
        this.random = new Random(seed);
    }

    private static Endpoint endpoint(String name, TimeColumns times) {
        List<CauseCodes> causes = List.of(
                new CauseCodes("death", List.of("1", "dead")), new CauseCodes("other", List.of("01", "' OR 1=1")));
        return new Endpoint(name, times, "event", List.of("0", ""), causes, Optional.empty());
    }

    Study study() {
        return STUDY;
    }

    ColumnMapping mapping() {
        return MAPPING;
    }

    AnalysisPlan plan() {
        double width = pick(List.of(0.1, 0.3, 1.0, 3.0, 1 / 3.0));
        OptionalDouble horizon =
                random.nextInt(4) == 0 ? OptionalDouble.empty() : OptionalDouble.of(width * (1 + random.nextInt(60)));
        List<Condition> where = new ArrayList<>();
        if (random.nextBoolean()) {
            where.add(new Condition.In("margin", List.of("R0/R1")));
        }
        if (random.nextBoolean()) {
            where.add(new Condition.Bound("age", pick(List.of(Condition.Comparison.values())), new BigDecimal("51")));
        }
        if (random.nextInt(4) == 0) {
            where.add(new Condition.In("band", List.of(">69", "51-69")));
        }
        return new AnalysisPlan(
                "registry",
                Optional.empty(),
                "test",
                Optional.of(pick(STUDY.endpoints()).name()),
                random.nextInt(5) == 0 ? Optional.empty() : Optional.of(pick(List.of("group", "band", "stage"))),
                random.nextBoolean() ? List.of("margin") : List.of(),
                where,
                Optional.of(new TimePlan(new TimeGrid(width, horizon), List.of(), List.of())),
                Estimates.DEFAULT,
                List.of(TestSpec.of("logrank")),
                List.of(),
                Baseline.NONE,
                random.nextBoolean() ? List.of("stage", "age") : List.of(),
                ReleaseRequest.DEFAULT);
    }

    PatientRows rows(int size) {
        List<List<String>> rows = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            Map<String, String> row = new LinkedHashMap<>();
            double entry = Math.max(0, 10 * random.nextGaussian());
            row.put("id", Integer.toString(i));
            row.put("os \"months\"", number(random.nextInt(6) == 0 ? entry : entry + 20 * random.nextDouble()));
            row.put("entry", number(entry));
            LocalDate origin = TODAY.minusDays(random.nextInt(3000));
            row.put("origin", date(origin));
            row.put("end", date(origin.plusDays(random.nextInt(1500))));
            row.put("seen", date(origin.plusDays(random.nextInt(200))));
            row.put("dead", pick(List.of("yes", "no", "1", "0", "01", "1", "0", "dead", "' OR 1=1", "2", "", "YES")));
            row.put("group", pick(GROUPS, List.of("", "B", "A ", " a")));
            row.put("margin", pick(List.of("r0", "r1", "R2", "R0/R1"), List.of("?", "", "r3")));
            row.put("grade", pick(List.of("1", "2.4999", "2.5", "9", "high", "10", "1e2"), BAD_NUMBERS));
            String age = Integer.toString(random.nextInt(125));
            row.put("age", random.nextInt(15) == 0 ? "" : random.nextInt(6) == 0 ? number(130) : age);
            rows.add(List.copyOf(row.values()));
        }
        return new PatientRows(COLUMNS, rows);
    }

    /** On the grid, beside it by less or more than the tolerance, odd or bad. */
    private String number(double about) {
        double tenth = Math.rint(about * 10) / 10;
        return switch (random.nextInt(8)) {
            case 0 -> pick(BAD_NUMBERS);
            case 1 -> pick(ODD_NUMBERS);
            case 2 -> Double.toString(tenth * (1 + 1e-10)).toLowerCase(java.util.Locale.ROOT);
            case 3 -> Double.toString(tenth * (1 + 1e-8));
            case 4 -> Double.toString(about);
            default -> BigDecimal.valueOf(tenth).toPlainString();
        };
    }

    private String date(LocalDate about) {
        return switch (random.nextInt(10)) {
            case 0 -> pick(BAD_DATES);
            case 1 -> pick(ODD_DATES);
            default -> about.toString();
        };
    }

    private String pick(List<String> usual, List<String> rare) {
        return random.nextInt(8) == 0 ? pick(rare) : pick(usual);
    }

    private <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }
}
