// SPDX-License-Identifier: Apache-2.0
package org.riskset.coordinator.report;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.stream.DoubleStream;
import org.riskset.survival.analysis.Curve;
import org.riskset.survival.counts.RiskTable;
import org.riskset.survival.curve.ConfidenceBand;
import org.riskset.survival.curve.KaplanMeier;
import org.riskset.survival.curve.Landmark;
import org.riskset.survival.curve.Landmark.Limits;
import org.riskset.survival.curve.Quantile;

/** Curves for tests: from arrays, at random, or R's own from a table. Errors and limits are stand-ins unless R's. */
final class Curves {
    private Curves() {}

    /** A group without patients. */
    static Curve absent(String group) {
        double[] none = {};
        RiskTable risk = new RiskTable(none, new long[0], new long[1][0], new long[0], 0);
        KaplanMeier estimate = new KaplanMeier(risk, none, none, none, none, none);
        return new Curve(
                Optional.ofNullable(group),
                0,
                OptionalLong.of(0),
                estimate,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                true);
    }

    /** A curve of these counts; everybody is under observation from time zero. */
    static Curve of(String group, double[] time, long[] events, long[] censored) {
        long n = Arrays.stream(events).sum() + Arrays.stream(censored).sum();
        long[] atRisk = new long[time.length];
        double[] surv = new double[time.length];
        long left = n;
        double s = 1;
        for (int i = 0; i < time.length; i++) {
            atRisk[i] = left;
            s *= (left - events[i]) / (double) left;
            surv[i] = s;
            left -= events[i] + censored[i];
        }
        RiskTable risk = new RiskTable(time, atRisk, new long[][] {events}, censored, n);
        double[] error = Arrays.stream(surv)
                .map(x -> x > 0 ? 0.05 : Double.POSITIVE_INFINITY)
                .toArray();
        ConfidenceBand band = new ConfidenceBand("log", limits(surv, -0.1), limits(surv, 0.1));
        return new Curve(
                Optional.ofNullable(group),
                n,
                OptionalLong.of(Arrays.stream(events).sum()),
                new KaplanMeier(risk, surv, error, error, error, error),
                List.of(band),
                List.of(new Quantile(0.5, "log", Double.NaN, Double.NaN, Double.NaN)),
                List.of(),
                List.of(),
                List.of(),
                true);
    }

    private static double[] limits(double[] surv, double shift) {
        return Arrays.stream(surv)
                .map(s -> s > 0 ? Math.max(0, Math.min(1, s + shift)) : Double.NaN)
                .toArray();
    }

    /** A curve with an event or a censoring at each of these many times, by a seeded generator. */
    static Curve random(String group, int times, long seed) {
        Random random = new Random(seed);
        double[] time = new double[times];
        long[] events = new long[times];
        long[] censored = new long[times];
        for (int i = 0; i < times; i++) {
            time[i] = (i + 1) * 120.0 / times;
            events[i] = random.nextInt(3);
            censored[i] = events[i] == 0 ? 1 : random.nextInt(2);
        }
        return of(group, time, events, censored);
    }

    /** R's curve of a group of the cohort net-os-age; the empty name is all groups together. */
    static Curve netOsAge(String group, List<Quantile> quantiles, List<Landmark> landmarks) {
        List<String[]> rows = lines().stream()
                .map(line -> line.split(",", -1))
                .filter(row -> row[0].equals(group))
                .toList();
        RiskTable risk = new RiskTable(
                column(rows, 1), whole(rows, 2), new long[][] {whole(rows, 3)}, whole(rows, 4), whole(rows, 2)[0]);
        KaplanMeier estimate = new KaplanMeier(
                risk, column(rows, 5), column(rows, 6), column(rows, 7), column(rows, 8), column(rows, 9));
        return new Curve(
                group.isEmpty() ? Optional.empty() : Optional.of(group),
                risk.n(),
                OptionalLong.of(risk.events()),
                estimate,
                List.of(new ConfidenceBand("log", column(rows, 10), column(rows, 11))),
                quantiles,
                List.of(),
                landmarks,
                List.of(),
                true);
    }

    static Landmark landmark(double time, long nRisk, double surv, double low, double high) {
        return new Landmark(time, OptionalLong.of(nRisk), surv, 0.02, Map.of("log", new Limits(low, high)));
    }

    private static List<String> lines() {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(
                Curves.class.getResourceAsStream("/report/net-os-age-curves.csv"), StandardCharsets.UTF_8))) {
            return reader.lines().skip(2).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static double[] column(List<String[]> rows, int column) {
        return rows.stream().mapToDouble(row -> number(row[column])).toArray();
    }

    private static double number(String cell) {
        return switch (cell) {
            case "NA" -> Double.NaN;
            case "Inf" -> Double.POSITIVE_INFINITY;
            default -> Double.parseDouble(cell);
        };
    }

    private static long[] whole(List<String[]> rows, int column) {
        return DoubleStream.of(column(rows, column)).mapToLong(x -> (long) x).toArray();
    }
}
