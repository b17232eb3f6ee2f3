// SPDX-License-Identifier: Apache-2.0
package org.riskset.federation;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.riskset.coordinator.admin.Submission.Paper;
import org.riskset.coordinator.report.PooledReport;
import org.riskset.coordinator.report.Reporting;
import org.riskset.coordinator.run.Run;
import org.riskset.federation.LocalFederation.Outcome;
import org.riskset.federation.LocalFederation.SiteProblem;
import org.riskset.proto.document.PlanDocument;
import org.riskset.proto.document.StudyDocument;
import org.riskset.survival.error.ErrorText;
import org.riskset.survival.error.RisksetException;

/** Plans run one after another through a federation, each with its exit code and its files. */
final class Simulation {
    private static final int FAILED = 1;
    private static final int DATA = 3;
    private static final int REFUSED = 4;
    private static final int PARTIAL = 8;

    private final LocalFederation federation;
    private final StudyDocument study;
    private final Paper paper;
    private final String mode;
    private final PrintWriter err;

    Simulation(LocalFederation federation, StudyDocument study, Paper paper, String mode, PrintWriter err) {
        this.federation = federation;
        this.study = study;
        this.paper = paper;
        this.mode = mode;
        this.err = err;
    }

    /**
     * One plan.
     *
     * @param code 0 or what went wrong
     * @param report when there is a result
     */
    record Result(int code, Optional<PooledReport> report) {}

    /** Runs a plan and writes its files; what is wrong is printed, not thrown. */
    Result run(Path plan, Path out) {
        try {
            PlanDocument document = PlanDocument.read(plan.getFileName().toString(), Papers.bytes(plan), study.study());
            document.notes().forEach(note -> err.println(ErrorText.note(note)));
            return ended(federation.run(paper, Papers.read(plan), mode), out);
        } catch (RisksetException e) {
            err.println(ErrorText.of(e));
            return new Result(e.exitCode(), Optional.empty());
        }
    }

    private Result ended(Outcome outcome, Path out) {
        List<SiteProblem> problems = federation.takeProblems();
        problems.forEach(p -> err.println("error[" + p.problem().code().code() + "]: " + p.site() + ": "
                + p.problem().text()));
        if (!problems.isEmpty()) {
            return new Result(DATA, Optional.empty());
        }
        outcome.report().ifPresent(report -> Reporting.write(report, out));
        outcome.run().problem().ifPresent(problem -> err.println("error: " + problem));
        return new Result(code(outcome.run()), outcome.report());
    }

    private static int code(Run run) {
        return switch (run.state()) {
            case COMPLETE -> 0;
            case PARTIAL -> PARTIAL;
            case REFUSED -> REFUSED;
            default -> declinedByRule(run) ? REFUSED : FAILED;
        };
    }

    // Too few sites because their rules refused is a refusal, not a failure.
    private static boolean declinedByRule(Run run) {
        return run.participations().stream()
                .flatMap(p -> p.decline().stream())
                .anyMatch(d -> d.code().startsWith("RS-DISC"));
    }
}
