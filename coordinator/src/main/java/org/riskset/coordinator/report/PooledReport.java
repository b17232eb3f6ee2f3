// SPDX-License-Identifier: Apache-2.0
package org.riskset.coordinator.report;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.riskset.privacy.identity.Mode;
import org.riskset.survival.analysis.Curve;
import org.riskset.survival.analysis.Findings;
import org.riskset.survival.digest.Digest;
import org.riskset.survival.study.AnalysisPlan;
import org.riskset.survival.study.TimeScale;

/**
 * Everything a result says: what was asked, who took part, what was found, what was decided about its release.
 *
 * @param plan the plan document as written, JSON values
 * @param planDigest over the canonical form of {@code plan}
 * @param mode how counts came to the coordinator: open (plain) or masked (secure)
 * @param releaseLevel {@code exact}, {@code thresholded} or {@code summary}
 * @param runNumber the run's number at its coordinator, where it has one
 * @param logged where the coordinator's log has it, once it does
 */
public record PooledReport(
        Map<String, Object> plan,
        Digest planDigest,
        Question question,
        Participation participation,
        Findings findings,
        String mode,
        String releaseLevel,
        Disclosure disclosure,
        OptionalLong runNumber,
        Optional<Logged> logged) {

    /** A report that no log knows. */
    public PooledReport(
            Map<String, Object> plan,
            Digest planDigest,
            Question question,
            Participation participation,
            Findings findings,
            String mode,
            String releaseLevel,
            Disclosure disclosure,
            OptionalLong runNumber) {
        this(
                plan,
                planDigest,
                question,
                participation,
                findings,
                mode,
                releaseLevel,
                disclosure,
                runNumber,
                Optional.empty());
    }

    /** The report of a run in plain mode whose counts were released as they are. */
    public static PooledReport plain(
            Map<String, Object> document,
            Digest planDigest,
            AnalysisPlan plan,
            TimeScale unit,
            Participation participation,
            Findings findings) {
        return new PooledReport(
                document,
                planDigest,
                Question.of(plan, unit),
                participation,
                findings,
                "plain",
                "exact",
                Disclosure.none(),
                OptionalLong.empty());
    }

    /** The same report, as the result of a numbered run. */
    public PooledReport ofRun(long number) {
        return new PooledReport(
                plan,
                planDigest,
                question,
                participation,
                findings,
                mode,
                releaseLevel,
                disclosure,
                OptionalLong.of(number));
    }

    /** The same report with what was decided about its release. */
    public PooledReport with(String level, Disclosure decided) {
        return new PooledReport(plan, planDigest, question, participation, findings, mode, level, decided, runNumber);
    }

    /** The same report of counts that came in this mode. */
    public PooledReport in(Mode how) {
        return new PooledReport(
                plan, planDigest, question, participation, findings, how.label(), releaseLevel, disclosure, runNumber);
    }

    /** The same report, as the log has it. */
    public PooledReport with(Logged place) {
        return new PooledReport(
                plan,
                planDigest,
                question,
                participation,
                findings,
                mode,
                releaseLevel,
                disclosure,
                runNumber,
                Optional.of(place));
    }

    /** Curves that figures draw: the groups, or all patients together where there are none. */
    public List<Curve> shownCurves() {
        List<Curve> groups =
                findings.curves().stream().filter(c -> c.group().isPresent()).toList();
        return groups.isEmpty() ? findings.curves() : groups;
    }

    /** Whether there are curves to draw: a summary has none. */
    public boolean showsCurves() {
        return !releaseLevel.equals("summary");
    }

    /** The name of a curve in tables and figures: its group, or all patients. */
    public static String nameOf(Curve curve) {
        return curve.group().orElse("All patients");
    }
}
