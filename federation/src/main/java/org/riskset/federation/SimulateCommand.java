// SPDX-License-Identifier: Apache-2.0
package org.riskset.federation;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.riskset.coordinator.admin.Submission;
import org.riskset.coordinator.admin.Submission.Paper;
import org.riskset.coordinator.report.PooledReport;
import org.riskset.coordinator.report.Reporting;
import org.riskset.coordinator.run.Run;
import org.riskset.federation.Simulation.Result;
import org.riskset.privacy.disclosure.SitePolicy;
import org.riskset.proto.console.ExitStatus;
import org.riskset.proto.console.Format;
import org.riskset.proto.console.InputFile;
import org.riskset.proto.console.Output;
import org.riskset.proto.document.StudyDocument;
import org.riskset.site.cohort.Resources;
import org.riskset.site.config.PolicyDocument;
import org.riskset.survival.error.Problem;
import org.riskset.survival.error.RisksetException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Runs plans over the user's own files, through real nodes. */
@Command(
        name = "simulate",
        header = "Run plans over your own files as if each were a hospital; nothing leaves this machine.",
        description = {
            "%nOne site per file: DIR/site-1.csv is site-1; a header alone is a site without patients.",
            "Example:  riskset simulate --study study.yaml --data data --plan os.yaml --out results"
        },
        exitCodeListHeading = ExitStatus.HEADING,
        exitCodeList = {
            ExitStatus.DONE,
            ExitStatus.FAILED,
            ExitStatus.USAGE,
            ExitStatus.CONFIGURATION,
            ExitStatus.REFUSED,
            ExitStatus.PARTIAL
        })
final class SimulateCommand implements Callable<Integer> {
    @Option(names = "--study", required = true, paramLabel = "FILE", description = "the study document")
    private Path study;

    @Option(names = "--data", required = true, paramLabel = "DIR", description = "one .csv or .parquet file per site")
    private Path data;

    @Option(names = "--plan", required = true, paramLabel = "FILE", arity = "1..*", description = "plan documents")
    private List<Path> plans;

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "results go to DIR/<plan's name>/")
    private Path out;

    @Option(
            names = "--mode",
            defaultValue = "secure",
            paramLabel = "MODE",
            description = "secure (default), or plain: the coordinator reads each site's counts")
    private String mode;

    @Option(names = "--explain", description = "walk through the first plan's run, phase by phase, on standard error")
    private boolean explain;

    @Option(names = "--policy", paramLabel = "FILE", description = "a site's policy.yaml, held by every site")
    private Optional<Path> policy;

    @Option(names = "--format", paramLabel = "FORMAT", description = "also print results: table, json or csv")
    private Optional<Format> format;

    @Mixin
    private Output output;

    @Override
    public Integer call() {
        byte[] bytes = InputFile.bytes(study);
        StudyDocument document = StudyDocument.read(study.getFileName().toString(), bytes);
        output.notes(document.notes());
        Submission.mode(mode);
        distinct();
        List<PlannedRun> runs = plans.stream()
                .map(plan -> PlannedRun.read(plan, document.study(), output))
                .toList();
        if (runs.stream().allMatch(run -> run.paper().isEmpty())) {
            return runs.get(0).code();
        }
        Paper paper = new Paper(study.getFileName().toString(), new String(bytes, StandardCharsets.UTF_8));
        return runAll(runs, paper, document.study().id());
    }

    private int runAll(List<PlannedRun> runs, Paper paper, String studyId) {
        SitePolicy rules = policy.map(PolicyDocument::read).orElseGet(SitePolicy::permissive);
        List<Center> centers = PatientFiles.in(data, rules);
        Steps steps = new Steps(output.progress());
        int code = 0;
        try (TemporaryFolder folder = new TemporaryFolder("riskset-");
                LocalFederation federation = LocalFederation.start(
                        folder.path(),
                        studyId,
                        centers,
                        Resources.shared(centers.size()),
                        n -> steps.step("sites", n, centers.size(), "READY"))) {
            Simulation simulation = new Simulation(federation, paper, mode, output, this::told);
            for (PlannedRun run : runs) {
                Result result = run.paper()
                        .map(plan -> simulation.run(plan, out.resolve(run.name())))
                        .orElseGet(() -> Result.failed(run.code()));
                steps.step(run.name(), 1, 1, result.code() == 0 ? "done" : "exit " + result.code());
                result.report().ifPresent(this::print);
                code = code == 0 ? result.code() : code;
            }
        }
        return code;
    }

    // Standard output is for results, which programs read.
    private void told(Run run) {
        new ExchangeSummary(run).text().lines().forEach(output::say);
        if (explain && run.number() == 1) {
            new Explanation(run).text().lines().forEach(output::say);
        }
    }

    private void print(PooledReport report) {
        format.ifPresent(f -> output.printExactly(
                Reporting.text(report, Reporting.Format.valueOf(f.name()), DemoOptions.style("80x12", output)) + "\n"));
    }

    private void distinct() {
        Set<String> seen = new HashSet<>();
        for (Path file : plans) {
            if (!seen.add(PatientFiles.stem(file))) {
                throw RisksetException.of(
                        Problem.of(SimulationError.SAME_NAME, "two plans are named " + PatientFiles.stem(file))
                                .with(Problem.DO, "rename one: results go to a folder of the plan's name"));
            }
        }
        if (Files.exists(out) && !Files.isDirectory(out)) {
            throw RisksetException.of(Problem.of(SimulationError.NOT_WRITTEN, out + " is not a folder")
                    .with(Problem.DO, "name another folder with --out"));
        }
    }
}
