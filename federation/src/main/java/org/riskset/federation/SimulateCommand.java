// SPDX-License-Identifier: Apache-2.0
package org.riskset.federation;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.riskset.coordinator.report.Reporting;
import org.riskset.coordinator.report.TerminalStyle;
import org.riskset.federation.Simulation.Result;
import org.riskset.privacy.disclosure.SitePolicy;
import org.riskset.proto.document.StudyDocument;
import org.riskset.site.cohort.Resources;
import org.riskset.site.config.PolicyDocument;
import org.riskset.survival.error.ErrorText;
import org.riskset.survival.error.Problem;
import org.riskset.survival.error.RisksetException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs plans over the user's own files, through real nodes. */
@Command(
        name = "simulate",
        description = "Run plans over your own files as if each were a hospital: nothing leaves this machine.",
        mixinStandardHelpOptions = true,
        footerHeading = "%n",
        footer = {
            "One site per file: DIR/site-1.csv is site-1; a header alone is a site without patients.",
            "Example:  riskset simulate --study study.yaml --data data --plan os.yaml --out results",
            "Exit codes: 0 done, 1 failure, 2 a plan is wrong, 3 study or data are wrong, 4 refused by a rule,",
            "8 partial. With several plans: that of the first that is not 0."
        })
final class SimulateCommand implements Callable<Integer> {
    @Option(names = "--study", required = true, paramLabel = "FILE", description = "the study document")
    Path study;

    @Option(names = "--data", required = true, paramLabel = "DIR", description = "one .csv or .parquet file per site")
    Path data;

    @Option(names = "--plan", required = true, paramLabel = "FILE", arity = "1..*", description = "plan documents")
    List<Path> plans;

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "results go to DIR/<plan's name>/")
    Path out;

    @Option(names = "--mode", defaultValue = "plain", paramLabel = "MODE", description = "plain (this version's only)")
    String mode;

    @Option(names = "--policy", paramLabel = "FILE", description = "a site's policy.yaml, held by every site")
    Optional<Path> policy;

    @Option(names = "--format", paramLabel = "FORMAT", description = "also print results: table, json or csv")
    Optional<Reporting.Format> format;

    @Option(names = "--quiet", description = "no progress")
    boolean quiet;

    @Spec
    CommandSpec spec;

    @Override
    public Integer call() {
        StudyDocument document = StudyDocument.read(study.getFileName().toString(), Papers.bytes(study));
        document.notes().forEach(note -> spec.commandLine().getErr().println(ErrorText.note(note)));
        distinct(plans);
        SitePolicy rules = policy.map(PolicyDocument::read).orElseGet(SitePolicy::permissive);
        List<Center> centers = PatientFiles.in(data, rules);
        Progress progress = new Progress(spec.commandLine().getErr(), !quiet);
        try (TemporaryFolder folder = new TemporaryFolder("riskset-");
                LocalFederation federation = LocalFederation.start(
                        folder.path(),
                        document.study().id(),
                        centers,
                        Resources.ofThisMachine(),
                        n -> progress.step("sites", n, centers.size(), "READY"))) {
            return runAll(
                    new Simulation(
                            federation,
                            document,
                            Papers.read(study),
                            mode,
                            spec.commandLine().getErr()),
                    progress);
        }
    }

    private int runAll(Simulation simulation, Progress progress) {
        int code = 0;
        for (int i = 0; i < plans.size(); i++) {
            Path plan = plans.get(i);
            Result result = simulation.run(plan, out.resolve(PatientFiles.stem(plan)));
            progress.step(
                    PatientFiles.stem(plan),
                    i + 1,
                    plans.size(),
                    result.code() == 0 ? "done" : "exit " + result.code());
            result.report()
                    .ifPresent(report -> format.ifPresent(
                            f -> spec.commandLine().getOut().println(Reporting.text(report, f, TerminalStyle.PLAIN))));
            code = code == 0 ? result.code() : code;
        }
        return code;
    }

    private void distinct(List<Path> files) {
        Set<String> seen = new HashSet<>();
        for (Path file : files) {
            if (!seen.add(PatientFiles.stem(file))) {
                throw RisksetException.of(
                        Problem.of(SimulationError.SAME_NAME, "two plans are named " + PatientFiles.stem(file))
                                .with(Problem.DO, "rename one: results go to a folder of the plan's name"));
            }
        }
        if (Files.exists(out) && !Files.isDirectory(out)) {
            throw RisksetException.of(Problem.of(SimulationError.NOT_WRITTEN, out + " is not a folder"));
        }
    }
}
