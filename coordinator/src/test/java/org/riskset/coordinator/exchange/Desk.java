// SPDX-License-Identifier: Apache-2.0
package org.riskset.coordinator.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.function.Executable;
import org.riskset.coordinator.run.Run;
import org.riskset.coordinator.run.RunDriver;
import org.riskset.coordinator.run.RunState;
import org.riskset.coordinator.run.RunsInMemory;
import org.riskset.coordinator.run.SecureSites;
import org.riskset.privacy.identity.SiteId;
import org.riskset.privacy.masking.Phase;
import org.riskset.privacy.masking.PhaseAnswer;
import org.riskset.survival.error.RisksetException;

/** Where what members send is taken in: a run of theirs, and everything that is kept of it. */
final class Desk implements PhaseBodies {
    final SecureSites sites;
    final RunsInMemory runs;
    final PhaseIntake intake;
    private final Map<Phase, Map<SiteId, byte[]>> kept = new EnumMap<>(Phase.class);
    private int times;

    Desk(SecureSites sites) {
        this.sites = sites;
        this.runs = new RunsInMemory(sites.run());
        Clock clock = Clock.fixed(sites.now(), ZoneOffset.UTC);
        RunDriver driver = new RunDriver(runs, SecureSites.MACHINE, (action, run) -> {}, run -> {}, clock);
        this.intake = new PhaseIntake(runs, driver, this);
    }

    /** As {@link SecureSites#in} tells. */
    static Desk in(RunState state) {
        return new Desk(SecureSites.in(state));
    }

    Run run() {
        return runs.find(sites.run().id()).orElseThrow();
    }

    void send(int site, PhaseAnswer answer) {
        intake.answer(SecureSites.site(site), sites.run().id(), sites.run().attempt(), answer);
    }

    /** Refused with this code; neither the run nor what was kept for it has changed. */
    void refuses(String code, Executable attack) {
        Run before = run();
        int keptBefore = times;

        RisksetException refused = assertThrows(RisksetException.class, attack);

        assertEquals(code, refused.first().code().code(), refused.getMessage());
        assertEquals(before, run());
        assertEquals(keptBefore, times);
    }

    @Override
    public void keep(Run run, SiteId site, Phase phase, byte[] body) {
        times++;
        kept.computeIfAbsent(phase, p -> new TreeMap<>()).put(site, body);
    }

    @Override
    public Map<SiteId, byte[]> of(Run run, Phase phase) {
        return kept.getOrDefault(phase, Map.of());
    }

    Optional<byte[]> kept(int site, Phase phase) {
        return Optional.ofNullable(of(run(), phase).get(SecureSites.site(site)));
    }

    /** How often something was kept. */
    int times() {
        return times;
    }
}
