// SPDX-License-Identifier: Apache-2.0
package org.riskset.federation;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.riskset.coordinator.admin.Submission.Paper;
import org.riskset.coordinator.report.PooledReport;
import org.riskset.coordinator.report.Reporting;
import org.riskset.coordinator.run.Participation;
import org.riskset.coordinator.run.Run;
import org.riskset.federation.LocalFederation.Outcome;
import org.riskset.federation.LocalFederation.SiteProblem;
import org.riskset.privacy.identity.SecurityError;
import org.riskset.proto.console.ExitStatus;
import org.riskset.proto.console.Output;
import org.riskset.survival.error.ErrorText;
import org.riskset.survival.error.RisksetException;

/** Plans run one after another through a federation, each with its exit code and its files. */
final class Simulation {
    private static final int FAILED = 1;
    private static final int DATA = 3;
    private static final int REFUSED = 4;
    private static final int VERIFICATION = 7;
    private static final String TOO_FEW_TO_HIDE = SecurityError.TOO_FEW_SITES.code();
    private static final String NOT_VERIFIED = "(?s)RS-SEC-0(13|14|40).*";

    private final LocalFederation federation;
    private final Paper study;
    private final String mode;
    private final Output output;
    private final Consumer<Run> told;

    /**
     * A simulation.
     *
     * @param told hears of every run that has ended
     */
    Simulation(LocalFederation federation, Paper study, String mode, Output output, Consumer<Run> told) {
        this.federation = federation;
        this.study = study;
        this.mode = mode;
        this.output = output;
        this.told = told;
    }

    /**
     * One plan.
     *
     * @param code 0 or what went wrong
     * @param report when there is a result
     */
    record Result(int code, Optional<PooledReport> report) {
        static Result failed(int code) {
            return new Result(code, Optional.empty());
        }
    }

    /** Runs a plan and writes its files; what is wrong is printed, not thrown. */
    Result run(Paper plan, Path out) {
        try {
            return ended(federation.run(study, plan, mode), out);
        } catch (RisksetException e) {
            output.err().println(ErrorText.of(e));
            return Result.failed(e.exitCode());
        }
    }

    // A site's data are the user's own here: what is wrong is told in full, and a result without that site is none.
    private Result ended(Outcome outcome, Path out) {
        List<SiteProblem> problems = federation.takeProblems();
        for (SiteProblem problem : problems) {
            RisksetException whole = RisksetException.of(problem.problem().with("site", problem.site()));
            output.err().println(ErrorText.of(whole));
        }
        if (!problems.isEmpty()) {
            return Result.failed(DATA);
        }
        outcome.report().ifPresent(report -> Reporting.write(report, out));
        outcome.run().problem().ifPresent(problem -> output.err().println("error: " + problem));
        outcome.run().participations().forEach(this::decline);
        told.accept(outcome.run());
        return new Result(code(outcome.run()), outcome.report());
    }

    private void decline(Participation site) {
        site.decline()
                .ifPresent(d -> output.err()
                        .println("error[" + d.code() + "]: " + site.site() + " "
                                + d.kind().label() + ": " + d.reason()));
    }

    /** The exit code of a run as it ended. */
    static int code(Run run) {
        return switch (run.state()) {
            case COMPLETE -> 0;
            case PARTIAL -> ExitStatus.PARTIAL_RESULT;
            case REFUSED -> REFUSED;
            default -> failed(run);
        };
    }

    private static int failed(Run run) {
        String problem = run.problem().orElse("");
        if (problem.matches(NOT_VERIFIED)) {
            return VERIFICATION;
        }
        return declinedByRule(run) || problem.startsWith(TOO_FEW_TO_HIDE) ? REFUSED : FAILED;
    }

    // Too few sites because their rules refused is a refusal, not a failure.
    private static boolean declinedByRule(Run run) {
        return run.participations().stream().anyMatch(p -> p.decline().isPresent());
    }
}
