// SPDX-License-Identifier: Apache-2.0
package org.riskset.coordinator.report;

import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.riskset.privacy.identity.Mode;
import org.riskset.survival.study.TestSpec;

/** The sentences and names that several writers share, so that a result says a thing in one way. */
final class Wording {
    private static final Map<String, String> ENDPOINTS = Map.of(
            "os", "Overall survival",
            "pfs", "Progression-free survival",
            "dfs", "Disease-free survival",
            "rfs", "Recurrence-free survival",
            "efs", "Event-free survival");

    private static final Map<String, String> TESTS = Map.of(
            "logrank", "log-rank",
            "gehan", "Gehan",
            "tarone-ware", "Tarone-Ware",
            "peto-peto", "Peto-Peto",
            "peto-peto-tilde", "Peto-Peto (tilde)",
            "peto-peto-modified", "Peto-Peto (modified)");

    private Wording() {}

    /** What a curve of this endpoint shows. */
    static String survival(String endpoint) {
        return endpoint.isEmpty() ? "Survival" : ENDPOINTS.getOrDefault(endpoint, "Free of " + endpoint);
    }

    /** A test as people name it, with its parameters, strata and cause. */
    static String test(TestSpec spec, List<String> strata) {
        return named(spec)
                + spec.cause().map(c -> ", " + c).orElse("")
                + (strata.isEmpty() ? "" : ", stratified by " + String.join(", ", strata));
    }

    private static String named(TestSpec spec) {
        return switch (spec.kind()) {
            case "fleming-harrington" ->
                "Fleming-Harrington("
                        + Numbers.given(spec.rho().orElse(0)) + ","
                        + Numbers.given(spec.gamma().orElse(0)) + ")";
            case "trend" -> "trend (" + TESTS.getOrDefault(spec.weight().orElse("logrank"), "") + ")";
            default -> TESTS.getOrDefault(spec.kind(), spec.kind());
        };
    }

    /** How many centers are in the sum, and which are not. */
    static String centers(Participation who) {
        String count = who.contributed() + " of " + who.invited() + " centers";
        return who.missing().isEmpty() ? count : count + "; missing: " + missing(who);
    }

    private static String missing(Participation who) {
        return who.missing().stream().map(s -> s.id() + " (" + s.state() + ")").collect(Collectors.joining(", "));
    }

    /** How the counts came, which a reader must know: in the open is said loudly. */
    static String mode(PooledReport report) {
        return report.mode().equals(Mode.PLAIN.label())
                ? "PLAIN MODE: the coordinator read each center's counts"
                : "Secure mode: only the sum was opened";
    }

    /** What the released table is, and how many single patients can be seen in it. */
    static String release(PooledReport report) {
        return isExact(report) ? level(report) + "; " + singleEvents(report) : level(report);
    }

    static boolean isExact(PooledReport report) {
        return report.releaseLevel().equals("exact");
    }

    /** What kind of table was released. */
    static String level(PooledReport report) {
        String level = report.releaseLevel();
        return "pooled, " + level + ": " + (isExact(report) ? "patient-level data" : smallest(report));
    }

    private static String smallest(PooledReport report) {
        Object cell = report.disclosure().conditions().get("min_cell");
        Object zero = report.disclosure().conditions().get("zero_cells");
        return "every number of events is " + ("merge".equals(zero) ? "" : "0 or ") + cell + " or more";
    }

    /** How many times with an event are one patient's. */
    static String singleEvents(PooledReport report) {
        SingleEvents single = SingleEvents.of(report.shownCurves());
        String times = single.times() == 1 ? "1 time" : single.times() + " times";
        String among = report.question().groupBy().isPresent() ? " in a group" : "";
        return single.single() + " of " + times + " with an event" + among + " show exactly one event";
    }

    /** A number that may be withheld. */
    static String number(OptionalLong told) {
        return told.isPresent() ? Long.toString(told.getAsLong()) : "withheld";
    }

    /** How many events, where that is told. */
    static String events(OptionalLong told) {
        return told.isPresent() ? count(told.getAsLong(), "event") : "events withheld";
    }

    /** One patient, two patients. */
    static String count(long n, String thing) {
        return n + " " + thing + (n == 1 ? "" : "s");
    }
}
