// SPDX-License-Identifier: Apache-2.0
package org.riskset.federation;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.riskset.coordinator.admin.Submission;
import org.riskset.coordinator.config.Clocks;
import org.riskset.coordinator.report.TerminalStyle;
import org.riskset.coordinator.run.Run;
import org.riskset.privacy.disclosure.AllowList;
import org.riskset.privacy.disclosure.PlanLimits;
import org.riskset.privacy.disclosure.Quorum;
import org.riskset.privacy.disclosure.ReleaseDemand;
import org.riskset.privacy.disclosure.SitePolicy;
import org.riskset.privacy.disclosure.VariableRules;
import org.riskset.privacy.identity.Mode;
import org.riskset.proto.console.ExitStatus;
import org.riskset.proto.console.Output;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The demo: the whole route, from six files to tables and a figure. */
@Command(
        name = "demo",
        header = "Run the demo study: six invented centers, each a real node, over gRPC and TLS on 127.0.0.1.",
        description = {
            "%nNothing leaves this machine and no patient is real. Ctrl-C ends it.",
            "Example:  riskset demo --once --out demo-results"
        },
        exitCodeListHeading = ExitStatus.HEADING,
        exitCodeList = {ExitStatus.DONE, ExitStatus.FAILED, ExitStatus.USAGE, ExitStatus.PARTIAL})
final class DemoCommand implements Callable<Integer> {
    private static final int FEWEST = 3;
    private static final Duration MOMENT = Duration.ofSeconds(4);
    private static final Clocks SECONDS =
            new Clocks(Duration.ofMinutes(1), Duration.ofMinutes(1), Duration.ofMinutes(1), MOMENT, MOMENT, MOMENT);

    @Option(names = "--sites", defaultValue = "6", paramLabel = "N", description = "centers to start, 3 to 6")
    private int sites;

    @Option(
            names = "--port",
            defaultValue = "8080",
            paramLabel = "PORT",
            description = "for the pages of a later version")
    private int port;

    @Option(names = "--once", description = "exit after the results")
    private boolean once;

    @Option(
            names = "--mode",
            defaultValue = "secure",
            paramLabel = "MODE",
            description = "secure (default), or plain: the coordinator reads each center's counts")
    private String mode;

    @Option(
            names = "--lose",
            defaultValue = "0",
            paramLabel = "N",
            description = "cut N centers off after they shared their keys; one question is asked")
    private int lose;

    @Option(names = "--explain", description = "walk through one question, phase by phase")
    private boolean explain;

    @Option(names = "--out", paramLabel = "DIR", description = "also write result.json, CSV files and figures")
    private Optional<Path> out;

    @Option(
            names = "--plot-size",
            paramLabel = "WxH",
            defaultValue = "80x12",
            description = "columns x rows of the plot")
    private String plotSize;

    @Option(names = "--no-plot", description = "tables only")
    private boolean noPlot;

    @Mixin
    private Output output;

    @Override
    public Integer call() {
        DemoOptions.check(sites, FEWEST, lose, mode);
        PrintWriter print = output.out();
        Steps steps = new Steps(output.progress());
        try (TemporaryFolder folder = new TemporaryFolder("riskset-demo-")) {
            Demo demo = new Demo(DemoStudy.unpack(folder.path().resolve("study")), print, style(), steps);
            greet(print);
            if (lose > 0 || explain) {
                return runOnce(demo, folder.path(), steps, print);
            }
            run(demo, folder.path(), steps, print);
        }
        return 0;
    }

    // One question is enough to see what happens on the way.
    private int runOnce(Demo demo, Path folder, Steps steps, PrintWriter print) {
        DemoStudy study = DemoStudy.unpack(folder.resolve("files"));
        try (LocalFederation federation = LocalFederation.start(
                folder.resolve("all"),
                demo.studyId(),
                study.centers(sites, policy(FEWEST)),
                Demo.resources(),
                lose > 0 ? SECONDS : LocalCoordinator.MINUTES,
                n -> steps.step("sites", n, sites, "READY"))) {
            federation.lose(lose);
            Run run = demo.askOnce(federation, sites, mode);
            if (explain) {
                print.println();
                print.print(new Explanation(run).text());
            }
            out.ifPresent(demo::write);
            print.printf("Took %.1f s.%n", steps.seconds());
            print.flush();
            return ended(run);
        }
    }

    private int ended(Run run) {
        run.problem().ifPresent(problem -> output.err().println("error: " + problem));
        return Simulation.code(run);
    }

    private TerminalStyle style() {
        return DemoOptions.style(plotSize, output).withPlot(!noPlot);
    }

    private void greet(PrintWriter print) {
        print.println(sites + " invented centers, neuroendocrine liver metastases; center 1 alone has 34 patients,");
        print.println("median overall survival 70.7 months. Each is a site node with its own key and policy, over");
        print.println("mutual TLS on 127.0.0.1. " + inWords());
        print.flush();
    }

    private String inWords() {
        return mode.equals("plain")
                ? "PLAIN MODE: the coordinator reads each center's counts, never a row."
                : "Counts leave masked: only their sum can be opened.";
    }

    private void run(Demo demo, Path folder, Steps steps, PrintWriter print) {
        DemoStudy study = DemoStudy.unpack(folder.resolve("files"));
        List<Center> centers = study.centers(sites, policy(FEWEST));
        try (LocalFederation federation = LocalFederation.start(
                folder.resolve("all"),
                demo.studyId(),
                centers,
                Demo.resources(),
                n -> steps.step("sites", n, sites, "READY"))) {
            demo.askTogether(federation, sites, mode);
            try (LocalFederation one = LocalFederation.start(
                    folder.resolve("alone"), demo.studyId(), study.centers(1, alone()), Demo.resources(), n -> {})) {
                demo.askAlone(one);
            }
            demo.compare(sites);
            print.printf(
                    "%nChecked against the rows of all centers in one table, which only a demo can have: largest difference"
                            + " %.1e%n",
                    demo.checkAgainstRows(sites, Clock.systemUTC()));
            sent(federation, steps, print);
            out.ifPresent(demo::write);
            out.ifPresent(dir -> print.println("Files in " + dir));
            stayUp(folder.resolve("all"), study, print);
        }
    }

    private void sent(LocalFederation federation, Steps steps, PrintWriter print) {
        print.println("Left each center, in bytes of messages for " + DemoStudy.PLANS.size() + " questions:");
        federation.bytesSent().forEach((site, bytes) -> print.printf("  %-8s %,12d%n", site, bytes));
        print.printf("Took %.1f s.%n", steps.seconds());
        print.flush();
    }

    private void stayUp(Path federation, DemoStudy study, PrintWriter print) {
        if (once) {
            return;
        }
        Path config = federation.resolve("coordinator").resolve("coordinator.yaml");
        print.println();
        print.println("The centers stay up; Ctrl-C ends. Ask them more from another terminal:");
        print.println("  ./riskset coordinator sites --config " + config);
        print.println("  ./riskset coordinator submit " + study.plan("os-age") + " --study " + study.file() + " \\");
        print.println("      --config " + config + " --watch");
        print.flush();
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private SitePolicy policy(int minSites) {
        return policy(minSites, Submission.mode(mode));
    }

    // A center by itself has nobody to hide its counts among.
    private static SitePolicy alone() {
        return policy(1, Mode.PLAIN);
    }

    private static SitePolicy policy(int minSites, Mode allowed) {
        return new SitePolicy(
                1,
                AllowList.everything(),
                AllowList.everything(),
                AllowList.everything(),
                AllowList.everything(),
                List.of(allowed),
                AllowList.everything(),
                minSites,
                Quorum.DEFAULT,
                OptionalDouble.empty(),
                VariableRules.EVERYTHING,
                PlanLimits.NONE,
                ReleaseDemand.EXACT,
                SitePolicy.Approval.AUTO,
                List.of(),
                Optional.empty());
    }
}
