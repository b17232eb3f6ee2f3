// SPDX-License-Identifier: Apache-2.0
package org.riskset.coordinator.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.riskset.coordinator.report.Disclosure.Ruling;
import org.riskset.coordinator.report.Participation.Site;
import org.riskset.survival.analysis.Curve;
import org.riskset.survival.analysis.Findings;
import org.riskset.survival.curve.Landmark;
import org.riskset.survival.curve.Quantile;
import org.riskset.survival.curve.RestrictedMean;
import org.riskset.survival.digest.Digest;
import org.riskset.survival.hypothesis.PairResult;
import org.riskset.survival.hypothesis.RmstDifference;
import org.riskset.survival.hypothesis.TestResult;
import org.riskset.survival.study.TestSpec;
import org.riskset.survival.study.TimeScale;

/** Reports for tests. */
final class Reports {
    /** Names that try to leave their place: markup, formulas, quotes, escape sequences, directions, lengths. */
    static final List<String> HOSTILE = List.of(
            "</text><script>alert(1)</script>",
            "=cmd|' /C calc'!A0",
            "a,\"b\"\nc",
            "\u001B[31mred\u0007",
            "\u202Egnirts & <b> ' ]]>",
            "名前の長いグループ名前の長いグループ名前の長いグループ",
            "x".repeat(300));

    private static final double NA = Double.NaN;

    private Reports() {}

    /** The invented cohort of six centers, with R's numbers. */
    static PooledReport netOsAge() {
        Curve all = Curves.netOsAge(
                "",
                List.of(
                        new Quantile(0.25, "log", 33, 24.1, 42.6),
                        new Quantile(0.5, "log", 67.3, 57.9, 90.3),
                        new Quantile(0.75, "log", 134.5, 121.5, NA)),
                marks(137, 0.9133333333333331, 99, 0.7314596363933191, 68, 0.5386749707116714));
        Curve young = Curves.netOsAge(
                "<51",
                List.of(new Quantile(0.5, "log", 75.4, 51.6, 104.3)),
                marks(40, 0.9302325581395348, 29, 0.7598912715191785, 19, 0.5390787104770796));
        Curve middle = Curves.netOsAge(
                "51-69",
                List.of(new Quantile(0.5, "log", 69.8, 58.5, 132.1)),
                marks(68, 0.9066666666666666, 53, 0.7798985167837625, 35, 0.562633749580643));
        Curve old = Curves.netOsAge(
                ">69",
                List.of(new Quantile(0.5, "log", 50.5, 33, 90.3)),
                marks(29, 0.90625, 17, 0.5859375, 14, 0.4825367647058824));
        Curve followed = followed(all);
        Findings findings = new Findings(
                150,
                OptionalLong.of(98),
                ordered("missing os_months", told(3), "level not listed age_group", told(1)),
                List.of(followed, young, middle, old),
                tests(),
                pairs(),
                List.of(new RmstDifference(
                        "<51", "51-69", 60, -0.37639550134865374, 3.5194, -7.2743, 6.52151, 0.91483)),
                List.of());
        return report("Overall survival by age group", Optional.of("age_group"), findings);
    }

    private static List<Landmark> marks(long n12, double s12, long n36, double s36, long n60, double s60) {
        return List.of(
                Curves.landmark(12, n12, s12, s12 - 0.1, NA),
                Curves.landmark(36, n36, s36, s36 - 0.1, s36 + 0.1),
                Curves.landmark(60, n60, s60, s60 - 0.1, s60 + 0.1));
    }

    private static List<TestResult> tests() {
        TestSpec fh = new TestSpec(
                "fleming-harrington",
                OptionalDouble.of(1),
                OptionalDouble.of(0),
                Optional.empty(),
                List.of(),
                List.of(),
                Optional.empty());
        List<TestResult.Group> groups = List.of(
                new TestResult.Group("<51", 43, 30, 29.21121143023166),
                new TestResult.Group("51-69", 75, 44, 49.891765764236936),
                new TestResult.Group(">69", 32, 24, 18.8970228055314));
        double[][] variance = {{20.4, -14.8, -5.6}, {-14.8, 24.4, -9.6}, {-5.6, -9.6, 15.2}};
        return List.of(
                new TestResult(
                        TestSpec.of("logrank"),
                        List.of(),
                        2.108407971849989,
                        2,
                        0.34846970372246755,
                        -1.0542039859249945,
                        NA,
                        groups,
                        variance,
                        ""),
                new TestResult(
                        fh,
                        List.of("margin"),
                        2.493591231891392,
                        2,
                        0.2874243407618094,
                        -1.246795615945696,
                        NA,
                        groups,
                        variance,
                        ""),
                absentTest("trend", "no events"));
    }

    static TestResult absentTest(String kind, String reason) {
        return new TestResult(TestSpec.of(kind), List.of(), NA, NA, NA, NA, NA, List.of(), new double[0][0], reason);
    }

    private static List<PairResult> pairs() {
        return List.of(
                new PairResult("<51", "51-69", 0.4303, 1, 0.5118, -0.6697, ordered("holm", 0.7767), ""),
                new PairResult("<51", ">69", NA, NA, NA, NA, ordered("holm", NA), "no events"),
                new PairResult("51-69", ">69", 2.0837, 1, 0.00095, -6.9, ordered("holm", 0.0019), ""));
    }

    /** Two groups of six and five patients, small enough to check by eye. */
    static PooledReport small() {
        Curve a = Curves.of("A", new double[] {2, 4, 6, 9, 12}, new long[] {1, 1, 2, 0, 1}, new long[] {0, 0, 0, 1, 0});
        Curve b = Curves.of("B", new double[] {3, 8, 11, 12}, new long[] {1, 0, 1, 0}, new long[] {0, 1, 0, 2});
        Curve all = Curves.of(
                null, new double[] {2, 3, 4, 6, 8, 9, 11, 12}, new long[] {1, 1, 1, 2, 0, 0, 1, 1}, new long[] {
                    0, 0, 0, 0, 1, 1, 0, 2
                });
        Findings findings = findings(List.of(all, a, b));
        return report("Small example", Optional.of("arm"), findings);
    }

    /** All patients together, no groups. */
    static PooledReport oneCurve() {
        return report("All", Optional.empty(), findings(List.of(Curves.random(null, 60, 7))));
    }

    /** Groups with these names, and the last one without patients. */
    static PooledReport grouped(List<String> names, int times) {
        List<Curve> curves = new ArrayList<>(List.of(Curves.random(null, times, 1)));
        for (int i = 0; i < names.size() - 1; i++) {
            curves.add(Curves.random(names.get(i), times, 2L + i));
        }
        curves.add(Curves.absent(names.get(names.size() - 1)));
        return report("Groups", Optional.of("band"), findings(curves));
    }

    static PooledReport grouped(int groups) {
        return grouped(
                IntStream.rangeClosed(1, groups + 1).mapToObj(i -> "level " + i).toList(), 60);
    }

    private static Curve followed(Curve all) {
        return new Curve(
                all.group(),
                all.n(),
                all.events(),
                all.estimate(),
                all.bands(),
                all.quantiles(),
                List.of(new RestrictedMean(60, 46.675485859114254, 1.5440502385705617, false)),
                all.landmarks(),
                List.of(new Quantile(0.5, "log", 116.6, 101.4, 171.7)),
                true);
    }

    private static OptionalLong told(long number) {
        return OptionalLong.of(number);
    }

    static PooledReport hostile() {
        PooledReport report = grouped(HOSTILE, 40);
        Findings f = report.findings();
        Findings worse = new Findings(
                f.n(),
                f.events(),
                ordered("level not listed " + HOSTILE.get(0), told(2)),
                f.curves(),
                List.of(absentTest("logrank", HOSTILE.get(3))),
                List.of(new PairResult(HOSTILE.get(1), HOSTILE.get(2), NA, NA, NA, NA, Map.of(), HOSTILE.get(0))),
                List.of(),
                List.of(HOSTILE.get(2)));
        return report(HOSTILE.get(0) + HOSTILE.get(3), Optional.of("band"), worse);
    }

    /** No rows at all: an analysis set without patients. */
    static PooledReport empty() {
        return report(
                "Nobody",
                Optional.of("arm"),
                findings(List.of(Curves.absent(null), Curves.absent("A"), Curves.absent("B"))));
    }

    /** The same report when one of the centers did not send. */
    static PooledReport partial(PooledReport r) {
        Participation who = new Participation(
                "PARTIAL",
                List.of(
                        new Site("site-1", "CONTRIBUTED"),
                        new Site("site-2", "SILENT"),
                        new Site("site-3", "CONTRIBUTED")));
        return new PooledReport(
                r.plan(),
                r.planDigest(),
                r.question(),
                who,
                r.findings(),
                r.mode(),
                r.releaseLevel(),
                r.disclosure(),
                r.runNumber());
    }

    static Findings findings(List<Curve> curves) {
        Curve all = curves.get(0);
        return new Findings(all.n(), all.events(), Map.of(), curves, List.of(), List.of(), List.of(), List.of());
    }

    static PooledReport report(String title, Optional<String> groupBy, Findings findings) {
        Map<String, Object> plan = new LinkedHashMap<>();
        plan.put("kind", "AnalysisPlan");
        plan.put("apiVersion", "riskset/v1");
        plan.put("time", Map.of("landmarks", List.of(12, 36.0, 60L, 0.1)));
        boolean marks = findings.curves().stream().anyMatch(c -> !c.landmarks().isEmpty());
        Question question = new Question(
                title,
                "question 3",
                "os",
                TimeScale.MONTHS,
                groupBy,
                marks ? List.of(12.0, 36.0, 60.0) : List.of(),
                OptionalDouble.of(120),
                0.95,
                List.of("log"));
        List<Site> sites = IntStream.rangeClosed(1, 6)
                .mapToObj(i -> new Site("site-" + i, "CONTRIBUTED"))
                .toList();
        Disclosure disclosure = new Disclosure(
                Map.of("min_sites", 3), List.of(new Ruling("min_sites", "RS-DISC-013", "n", "released")));
        return new PooledReport(
                plan,
                Digest.of(title),
                question,
                new Participation("COMPLETE", sites),
                findings,
                "plain",
                "exact",
                disclosure,
                OptionalLong.of(17));
    }

    private static <T> Map<String, T> ordered(String name, T value) {
        Map<String, T> map = new LinkedHashMap<>();
        map.put(name, value);
        return map;
    }

    private static <T> Map<String, T> ordered(String name, T value, String next, T nextValue) {
        Map<String, T> map = ordered(name, value);
        map.put(next, nextValue);
        return map;
    }
}
