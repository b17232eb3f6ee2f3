// SPDX-License-Identifier: Apache-2.0
package org.riskset.coordinator.cli;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.riskset.proto.console.ExitStatus;
import org.riskset.proto.console.InputFile;
import org.riskset.proto.console.Output;
import org.riskset.proto.console.Shown;
import org.riskset.proto.coordinator.v1.SubmitRequest;
import org.riskset.proto.coordinator.v1.SubmitResponse;
import org.riskset.proto.document.PlanDocument;
import org.riskset.proto.document.StudyDocument;
import org.riskset.survival.study.PlanError;
import org.riskset.survival.study.StudyError;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code coordinator submit}. */
@Command(
        name = "submit",
        header = "Check a plan and ask the sites for the counts it needs; they decide.",
        description = "%nA plan with an error asks nobody. The run's number is printed on standard output.",
        footer = {"", "Example:  riskset coordinator submit os-age.yaml --study study.yaml --watch"},
        exitCodeListHeading = ExitStatus.HEADING,
        exitCodeList = {
            "0:submitted; with --watch: the result is complete",
            "1:with --watch: the run failed or was cancelled",
            ExitStatus.USAGE,
            ExitStatus.CONFIGURATION,
            ExitStatus.REFUSED,
            "6:the coordinator does not run",
            ExitStatus.VERIFICATION,
            ExitStatus.PARTIAL
        })
final class SubmitCommand implements Callable<Integer> {
    @Parameters(paramLabel = "PLAN", description = "analysis plan, YAML or JSON")
    private Path plan;

    @Option(names = "--study", required = true, paramLabel = "STUDY.yaml", description = "its study")
    private Path study;

    @Option(
            names = "--mode",
            paramLabel = "plain|secure",
            description =
                    "secure (default): only the sum over three sites or more opens; plain: the coordinator reads each"
                            + " site's counts, which every site's policy has to allow")
    private String mode = "";

    @Option(
            names = "--site",
            arity = "1..*",
            paramLabel = "S",
            description = "ask these sites only (default: all that are enrolled)")
    private List<String> sites = List.of();

    @Option(names = "--watch", description = "stay until the run has ended; Ctrl-C does not end it")
    private boolean watch;

    @Mixin
    private ConfigFile config;

    @Mixin
    private Output output;

    @Override
    public Integer call() {
        SubmitRequest request = request();
        try (RunningCoordinator coordinator = RunningCoordinator.of(config.read())) {
            SubmitResponse submitted = coordinator.ask(stub -> stub.submit(request));
            output.print("Run " + submitted.getRun() + "\n");
            if (watch) {
                return new RunFollower(coordinator, output).follow(submitted.getRun());
            }
            output.say("Follow it with: riskset coordinator status " + submitted.getRun() + " --watch");
        }
        return 0;
    }

    // Read here first, so that a plan with an error is told with its own file names, even when no coordinator runs.
    private SubmitRequest request() {
        byte[] studyText = InputFile.bytes(study, StudyError.UNREADABLE);
        byte[] planText = InputFile.bytes(plan, PlanError.UNREADABLE);
        StudyDocument dictionary = StudyDocument.read(study.toString(), studyText);
        PlanDocument document = PlanDocument.read(plan.toString(), planText, dictionary.study());
        output.say("Plan " + Shown.digest(document.digest().toString()) + "  valid against study "
                + dictionary.study().id());
        output.notes(dictionary.notes());
        output.notes(document.notes());
        return SubmitRequest.newBuilder()
                .setStudy(new String(studyText, StandardCharsets.UTF_8))
                .setStudyFile(study.toString())
                .setPlan(new String(planText, StandardCharsets.UTF_8))
                .setPlanFile(plan.toString())
                .setMode(mode)
                .addAllSites(sites)
                .build();
    }
}
