// SPDX-License-Identifier: Apache-2.0
package org.riskset.federation;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.riskset.privacy.disclosure.AllowList;
import org.riskset.privacy.disclosure.SitePolicy;
import org.riskset.privacy.identity.Mode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The demo: the whole route, from six files to tables and a figure. */
@Command(
        name = "demo",
        description = "Run the demo study: six invented centers, each a real node, over gRPC and TLS on 127.0.0.1.",
        mixinStandardHelpOptions = true,
        footerHeading = "%n",
        footer = {
            "Nothing leaves this machine and no patient is real. Ctrl-C ends it.",
            "Example:  riskset demo --once --out demo-results",
            "Exit codes: 0 done, 1 failure, 3 a file is wrong."
        })
final class DemoCommand implements Callable<Integer> {
    private static final int FEWEST = 3;

    @Option(names = "--sites", defaultValue = "6", paramLabel = "N", description = "centers to start, 3 to 6")
    int sites;

    @Option(
            names = "--port",
            defaultValue = "8080",
            paramLabel = "PORT",
            description = "for the pages of a later version")
    int port;

    @Option(names = "--once", description = "exit after the results")
    boolean once;

    @Option(names = "--mode", defaultValue = "plain", paramLabel = "MODE", description = "plain (this version's only)")
    String mode;

    @Option(names = "--out", paramLabel = "DIR", description = "also write result.json, CSV files and figures")
    Optional<Path> out;

    @Option(
            names = "--plot-size",
            paramLabel = "WxH",
            defaultValue = "80x12",
            description = "columns x rows of the plot")
    String plotSize;

    @Option(names = "--quiet", description = "no progress")
    boolean quiet;

    @Spec
    CommandSpec spec;

    private final long begun = System.nanoTime();

    @Override
    public Integer call() {
        DemoOptions.check(sites, FEWEST, mode);
        PrintWriter print = spec.commandLine().getOut();
        Progress progress = new Progress(spec.commandLine().getErr(), !quiet);
        try (TemporaryFolder folder = new TemporaryFolder("riskset-demo-")) {
            Demo demo = new Demo(
                    DemoStudy.unpack(folder.path().resolve("study")), print, DemoOptions.style(plotSize), progress);
            greet(print);
            run(demo, folder.path(), progress, print);
        }
        return 0;
    }

    private void greet(PrintWriter print) {
        print.println(sites + " invented centers, neuroendocrine liver metastases; center 1 alone has 34 patients,");
        print.println("median overall survival 70.7 months. Each is a site node with its own key and policy, over");
        print.println("mutual TLS on 127.0.0.1. Plain mode: the coordinator sees each center's counts, never a row.");
        print.flush();
    }

    private void run(Demo demo, Path folder, Progress progress, PrintWriter print) {
        DemoStudy study = DemoStudy.unpack(folder.resolve("files"));
        List<Center> centers = study.centers(sites, policy(FEWEST));
        try (LocalFederation federation = LocalFederation.start(
                folder.resolve("all"),
                demo.studyId(),
                centers,
                Demo.resources(),
                n -> progress.step("sites", n, sites, "READY"))) {
            demo.askTogether(federation, sites);
            try (LocalFederation one = LocalFederation.start(
                    folder.resolve("alone"), demo.studyId(), study.centers(1, policy(1)), Demo.resources(), n -> {})) {
                demo.askAlone(one);
            }
            demo.compare(sites);
            print.printf(
                    "%nChecked against the rows of all centers in one table, which only a demo can have: largest difference"
                            + " %.1e%n",
                    demo.checkAgainstRows(sites, Clock.systemUTC()));
            sent(federation, print);
            out.ifPresent(demo::write);
            out.ifPresent(dir -> print.println("Files in " + dir));
            stayUp(folder.resolve("all"), study, print);
        }
    }

    private void sent(LocalFederation federation, PrintWriter print) {
        print.println("Left each center, in bytes of messages for " + DemoStudy.PLANS.size() + " questions:");
        federation.bytesSent().forEach((site, bytes) -> print.printf("  %-8s %,12d%n", site, bytes));
        print.printf("Took %.1f s.%n", (System.nanoTime() - begun) / 1e9);
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

    private static SitePolicy policy(int minSites) {
        return new SitePolicy(
                1,
                AllowList.everything(),
                AllowList.everything(),
                AllowList.everything(),
                AllowList.everything(),
                List.of(Mode.PLAIN),
                AllowList.everything(),
                minSites,
                OptionalDouble.empty(),
                SitePolicy.Approval.AUTO,
                List.of(),
                Optional.empty());
    }
}
