// SPDX-License-Identifier: Apache-2.0
package org.riskset.coordinator.exchange;

import java.time.Clock;
import org.riskset.coordinator.run.Participation;
import org.riskset.coordinator.run.Run;
import org.riskset.coordinator.run.RunDriver;
import org.riskset.coordinator.run.RunError;
import org.riskset.coordinator.run.RunEvent;
import org.riskset.coordinator.run.Runs;
import org.riskset.privacy.disclosure.DisclosureError;
import org.riskset.privacy.disclosure.ReleaseConditions;
import org.riskset.privacy.identity.Acceptance;
import org.riskset.privacy.identity.Decline;
import org.riskset.privacy.identity.RunId;
import org.riskset.privacy.identity.SecurityError;
import org.riskset.privacy.identity.SiteId;
import org.riskset.survival.error.ErrorCode;
import org.riskset.survival.error.Problem;
import org.riskset.survival.error.RisksetException;

/** Holds what a site answers against the run and the site's identity, then tells the machine. */
public final class AnswerIntake {
    private final Runs runs;
    private final RunDriver driver;
    private final Clock clock;

    public AnswerIntake(Runs runs, RunDriver driver, Clock clock) {
        this.runs = runs;
        this.driver = driver;
        this.clock = clock;
    }

    /** Takes in an agreement. */
    public void accept(SiteId site, Acceptance acceptance) {
        Run run = run(acceptance.run());
        Participation asked = asked(run, site);
        inAttempt(run, site, acceptance.attempt());
        require(acceptance.verifies(asked.identity()), site, "the signature of an agreement does not verify");
        require(sameQuestion(run, acceptance), site, "an agreement to another plan");
        if (acceptance.expired(clock.instant())) {
            // Every honest member would leave a roster that has it.
            throw problem(DisclosureError.EXPIRED, site, "an agreement that has ended");
        }
        if (ReleaseConditions.parse(acceptance.conditions()).isEmpty()) {
            throw problem(SecurityError.SIGNATURE, site, "conditions that are not understood");
        }
        driver.on(run.id(), acceptance.attempt(), new RunEvent.Accepted(site, acceptance), () -> {});
    }

    /** Takes in a refusal or a departure. */
    public void decline(SiteId site, Decline decline) {
        Run run = run(decline.run());
        Participation asked = asked(run, site);
        inAttempt(run, site, decline.attempt());
        require(decline.verifies(asked.identity()), site, "the signature of a refusal does not verify");
        driver.on(run.id(), decline.attempt(), new RunEvent.Declined(site, decline), () -> {});
    }

    private static void inAttempt(Run run, SiteId site, int attempt) {
        if (attempt != run.attempt()) {
            throw problem(SecurityError.STALE, site, "a message of attempt " + attempt);
        }
    }

    private static boolean sameQuestion(Run run, Acceptance acceptance) {
        return acceptance.study().equals(run.question().study())
                && acceptance.plan().equals(run.question().plan())
                && acceptance.mode() == run.question().mode();
    }

    private Run run(RunId id) {
        return runs.find(id).orElseThrow(() -> RisksetException.of(Problem.of(RunError.UNKNOWN, "no run " + id)));
    }

    private static Participation asked(Run run, SiteId site) {
        return run.participation(site)
                .orElseThrow(() -> problem(RunError.UNEXPECTED, site, "a message of a site that was not asked"));
    }

    private static void require(boolean holds, SiteId site, String otherwise) {
        if (!holds) {
            throw problem(SecurityError.SIGNATURE, site, otherwise);
        }
    }

    private static RisksetException problem(ErrorCode code, SiteId site, String what) {
        return RisksetException.of(Problem.of(code, what).with("site", site.value()));
    }
}
