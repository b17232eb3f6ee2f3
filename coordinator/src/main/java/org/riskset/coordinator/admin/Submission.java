// SPDX-License-Identifier: Apache-2.0
package org.riskset.coordinator.admin;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.riskset.coordinator.enrollment.SiteDirectory;
import org.riskset.coordinator.enrollment.SiteEntry;
import org.riskset.coordinator.run.Participation;
import org.riskset.coordinator.run.Question;
import org.riskset.coordinator.run.Run;
import org.riskset.coordinator.run.RunDriver;
import org.riskset.coordinator.run.RunError;
import org.riskset.coordinator.run.RunState;
import org.riskset.privacy.disclosure.SecureDemands;
import org.riskset.privacy.identity.Mode;
import org.riskset.privacy.identity.PlanRequest;
import org.riskset.privacy.identity.RunId;
import org.riskset.privacy.identity.SiteKey;
import org.riskset.proto.document.PlanDocument;
import org.riskset.proto.document.StudyDocument;
import org.riskset.survival.error.Problem;
import org.riskset.survival.error.RisksetException;
import org.riskset.survival.study.AnalysisPlan;

/** Turns a study and a plan into a run, signed by the requester. */
public final class Submission {
    private static final Duration GOOD_FOR = Duration.ofDays(30);

    private final RunRegister register;
    private final SiteDirectory sites;
    private final RunDriver driver;
    private final SiteKey requester;
    private final SecureRandom random;
    private final Clock clock;

    public Submission(
            RunRegister register,
            SiteDirectory sites,
            RunDriver driver,
            SiteKey requester,
            SecureRandom random,
            Clock clock) {
        this.register = register;
        this.sites = sites;
        this.driver = driver;
        this.requester = requester;
        this.random = random;
        this.clock = clock;
    }

    /** A document as it was handed in. */
    public record Paper(String file, String text) {
        byte[] bytes() {
            return text.getBytes(StandardCharsets.UTF_8);
        }
    }

    /**
     * Checks the documents and starts a run.
     *
     * @param mode {@code plain}, {@code secure}, or empty for the default
     * @param asked names of sites; empty = all that are enrolled
     * @throws RisksetException with everything that is wrong with the documents, or why no run can start
     */
    public Run submit(Paper study, Paper plan, String mode, List<String> asked) {
        StudyDocument dictionary = StudyDocument.read(study.file(), study.bytes());
        PlanDocument document = PlanDocument.read(plan.file(), plan.bytes(), dictionary.study());
        Mode how = mode(mode);
        Question question = question(dictionary, document, how);
        List<Participation> participations = participations(asked);
        if (how == Mode.SECURE) {
            demand(SecureDemands.missing(document.plan(), participations.size()));
        }
        register.keep(dictionary.digest(), dictionary.canonicalJson());
        register.keep(document.digest(), document.canonicalJson());
        Instant now = clock.instant();
        Run run = register.add(number -> new Run(
                RunId.random(random),
                number,
                question,
                RunState.SUBMITTED,
                1,
                participations,
                now,
                now,
                Optional.empty(),
                Optional.empty()));
        return driver.tick(run.id());
    }

    /**
     * The mode of this name.
     *
     * @throws RisksetException when there is none
     */
    public static Mode mode(String label) {
        return Mode.named(label.isEmpty() ? "secure" : label)
                .orElseThrow(() -> RisksetException.of(Problem.of(SubmitError.UNKNOWN_MODE, "no mode \"" + label + "\"")
                        .with(Problem.KNOWN, "plain, secure")));
    }

    private static void demand(Optional<Problem> missing) {
        missing.ifPresent(problem -> {
            throw RisksetException.of(problem);
        });
    }

    private Question question(StudyDocument study, PlanDocument document, Mode mode) {
        AnalysisPlan plan = document.plan();
        PlanRequest request = PlanRequest.signed(
                study.digest(), document.digest(), requester, clock.instant().plus(GOOD_FOR));
        return new Question(
                plan.study(),
                plan.title().orElse(plan.purpose()),
                mode,
                request,
                plan.release().minSites().orElse(1),
                register.shape(study.study(), plan));
    }

    private List<Participation> participations(List<String> asked) {
        List<SiteEntry> enrolled =
                sites.all().stream().filter(SiteEntry::certified).toList();
        for (String name : asked) {
            if (enrolled.stream().noneMatch(e -> e.site().value().equals(name))) {
                throw RisksetException.of(Problem.of(SubmitError.UNKNOWN_SITE, "no enrolled site \"" + name + "\"")
                        .with(
                                Problem.KNOWN,
                                enrolled.stream()
                                        .map(e -> e.site().value())
                                        .toList()
                                        .toString()));
            }
        }
        List<Participation> participations = enrolled.stream()
                .filter(e -> asked.isEmpty() || asked.contains(e.site().value()))
                .map(e -> Participation.asked(e.site(), e.identity().orElseThrow()))
                .toList();
        if (participations.isEmpty()) {
            throw RisksetException.of(Problem.of(RunError.NO_SITES, "no site is enrolled")
                    .with(Problem.DO, "invite sites with: riskset coordinator invite SITE --out FILE"));
        }
        return participations;
    }
}
