// SPDX-License-Identifier: Apache-2.0
package org.riskset.coordinator.admin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.riskset.coordinator.admin.Submission.Paper;
import org.riskset.coordinator.enrollment.SiteDirectory;
import org.riskset.coordinator.enrollment.SiteEntry;
import org.riskset.coordinator.pooling.Pool;
import org.riskset.coordinator.run.Question;
import org.riskset.coordinator.run.Run;
import org.riskset.coordinator.run.RunDriver;
import org.riskset.coordinator.run.RunMachine;
import org.riskset.coordinator.run.RunState;
import org.riskset.coordinator.run.RunsInMemory;
import org.riskset.coordinator.run.SampleRuns;
import org.riskset.coordinator.run.SecureSites;
import org.riskset.privacy.identity.Mode;
import org.riskset.privacy.identity.RunId;
import org.riskset.privacy.identity.SiteId;
import org.riskset.privacy.identity.SiteKey;
import org.riskset.survival.digest.Digest;
import org.riskset.survival.error.Problem;
import org.riskset.survival.error.RisksetException;
import org.riskset.survival.study.AnalysisPlan;
import org.riskset.survival.study.Study;

class SubmissionTest implements RunRegister, SiteDirectory {
    private static final Clock CLOCK = Clock.fixed(SampleRuns.START, ZoneOffset.UTC);
    private static final Paper STUDY = new Paper("study.yaml", SecureSites.STUDY.canonicalJson());
    private static final Paper PLAN = new Paper("plan.yaml", SecureSites.PLAN.canonicalJson());
    private static final Paper OPEN = new Paper("plan.yaml", PLAN.text().replace(",\"horizon\":3", ""));

    private final SecureRandom random = new SecureRandom();
    private final RunsInMemory runs = new RunsInMemory();
    private final Map<Digest, String> documents = new HashMap<>();
    private int enrolled = 3;

    @Test
    void plan_when_no_mode_is_named_then_secure_and_every_site_is_asked() {
        Run run = submit(PLAN, "");

        assertEquals(Mode.SECURE, run.question().mode());
        assertEquals(RunState.INVITING, run.state());
        assertEquals(1, run.attempt());
        assertEquals(3, run.participations().size());
        assertEquals(SecureSites.PLAN.digest(), run.question().plan());
        assertEquals(2, documents.size());
        assertTrue(run.question().request().verifies());
    }

    @ParameterizedTest
    @CsvSource({"secure, SECURE", "plain, PLAIN"})
    void mode_when_named_then_as_named(String label, Mode mode) {
        assertEquals(mode, submit(PLAN, label).question().mode());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void one_site_or_two_when_submitted_then_RS_SEC_020_with_exit_4_and_nobody_is_asked(int sites) {
        enrolled = sites;

        refused(PLAN, "", "RS-SEC-020", 4);
        refused(PLAN, "secure", "RS-SEC-020", 4);
        assertEquals(sites, submit(PLAN, "plain").participations().size());
    }

    @Test
    void two_of_three_when_asked_by_name_then_RS_SEC_020() {
        RisksetException refused = assertThrows(
                RisksetException.class, () -> submission().submit(STUDY, PLAN, "", List.of("site-1", "site-2")));

        assertEquals("RS-SEC-020", refused.first().code().code());
        assertTrue(refused.first().detail(Problem.DO).orElseThrow().contains("--mode plain"));
    }

    @Test
    void plan_without_a_horizon_when_submitted_then_RS_PLAN_041_with_exit_2_and_good_for_plain_mode() {
        refused(OPEN, "", "RS-PLAN-041", 2);

        assertEquals(Mode.PLAIN, submit(OPEN, "plain").question().mode());
    }

    @Test
    void plan_without_a_horizon_for_two_sites_when_submitted_then_the_plan_comes_first() {
        enrolled = 2;

        refused(OPEN, "", "RS-PLAN-041", 2);
    }

    @Test
    void nobody_enrolled_when_submitted_then_RS_RUN_007_before_anything_else() {
        enrolled = 0;

        refused(PLAN, "", "RS-RUN-007", 1);
    }

    @Test
    void mode_or_site_that_does_not_exist_when_named_then_refused() {
        refused(PLAN, "open", "RS-CLI-010", 2);
        RisksetException refused =
                assertThrows(RisksetException.class, () -> submission().submit(STUDY, PLAN, "", List.of("site-9")));
        assertEquals("RS-CLI-011", refused.first().code().code());
    }

    private void refused(Paper plan, String mode, String code, int exit) {
        RisksetException refused = assertThrows(RisksetException.class, () -> submit(plan, mode));

        assertEquals(code, refused.first().code().code());
        assertEquals(exit, refused.exitCode());
        assertEquals(List.of(), runs.all());
        assertEquals(Map.of(), documents);
    }

    private Run submit(Paper plan, String mode) {
        return submission().submit(STUDY, plan, mode, List.of());
    }

    private Submission submission() {
        RunDriver driver =
                new RunDriver(runs, new RunMachine(SampleRuns.CLOCKS), (action, run) -> {}, run -> {}, CLOCK);
        return new Submission(this, this, driver, SiteKey.generate(random), random, CLOCK);
    }

    @Override
    public void keep(Digest digest, String canonicalJson) {
        documents.put(digest, canonicalJson);
    }

    @Override
    public Run add(IntFunction<Run> numbered) {
        Run run = numbered.apply(runs.all().size() + 1);
        runs.add(run);
        return run;
    }

    @Override
    public Question.Shape shape(Study study, AnalysisPlan plan) {
        return Pool.shape(study, plan);
    }

    @Override
    public Map<String, byte[]> report(RunId run) {
        return Map.of();
    }

    // the last one was invited and has not come
    @Override
    public List<SiteEntry> all() {
        List<SiteEntry> certified =
                IntStream.rangeClosed(1, enrolled).mapToObj(this::certified).toList();
        return IntStream.rangeClosed(0, enrolled)
                .mapToObj(i -> i < enrolled ? certified.get(i) : invited("site-8"))
                .toList();
    }

    private SiteEntry certified(int number) {
        return invited("site-" + number)
                .requested(SecureSites.key(number).identity(), "cmVxdWVzdA==")
                .certified("ZGVy", SampleRuns.START.plusSeconds(9), "somebody");
    }

    private static SiteEntry invited(String site) {
        return SiteEntry.invited(new SiteId(site), site, Digest.of("code"), SampleRuns.START, true);
    }

    @Override
    public Optional<SiteEntry> find(SiteId site) {
        return all().stream().filter(e -> e.site().equals(site)).findFirst();
    }

    @Override
    public void keep(SiteEntry entry) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void heard(SiteId site, Instant when, String version) {
        throw new UnsupportedOperationException();
    }
}
