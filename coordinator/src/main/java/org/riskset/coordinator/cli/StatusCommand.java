// SPDX-License-Identifier: Apache-2.0
package org.riskset.coordinator.cli;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.riskset.proto.console.ExitStatus;
import org.riskset.proto.console.Format;
import org.riskset.proto.console.Listing;
import org.riskset.proto.console.Listing.Cell;
import org.riskset.proto.console.Output;
import org.riskset.proto.console.Shown;
import org.riskset.proto.coordinator.v1.ParticipationStatus;
import org.riskset.proto.coordinator.v1.WatchRequest;
import org.riskset.proto.coordinator.v1.WatchResponse;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code coordinator status}. */
@Command(
        name = "status",
        header = "Show the runs, or the sites of one run; changes nothing.",
        footer = {"", "Example:  riskset coordinator status 17 --watch"},
        exitCodeListHeading = ExitStatus.HEADING,
        exitCodeList = {
            ExitStatus.DONE,
            "1:no such run; with --watch: it failed or was cancelled",
            ExitStatus.CONFIGURATION,
            "4:with --watch: refused by a disclosure rule",
            "6:the coordinator does not run",
            "8:with --watch: partial"
        })
final class StatusCommand implements Callable<Integer> {
    private static final List<String> RUNS =
            List.of("run", "title", "state", "sites", "contributed", "submitted", "plan digest", "problem");
    private static final List<String> SITES = List.of("site", "state", "code", "bytes");

    @Parameters(arity = "0..1", paramLabel = "RUN", description = "a run's number (default: all runs)")
    private int number;

    @Option(names = "--watch", description = "stay until the run has ended; Ctrl-C does not end it")
    private boolean watch;

    @Option(names = "--format", paramLabel = "table|json|csv", description = "of the list (default: table)")
    private Format format = Format.TABLE;

    @Mixin
    private ConfigFile config;

    @Mixin
    private Output output;

    @Override
    public Integer call() {
        try (RunningCoordinator coordinator = RunningCoordinator.of(config.read())) {
            if (watch && number > 0) {
                return new RunFollower(coordinator, output).follow(number);
            }
            List<WatchResponse> runs = new ArrayList<>();
            coordinator.follow(
                    stub -> stub.watch(WatchRequest.newBuilder().setRun(number).build()), runs::add);
            print(runs);
        }
        return 0;
    }

    private void print(List<WatchResponse> runs) {
        if (number > 0) {
            one(runs.get(0));
        } else if (runs.isEmpty() && format == Format.TABLE) {
            output.print("No run yet. Start one with: riskset coordinator submit PLAN --study STUDY.yaml\n");
        } else {
            output.print(new Listing(RUNS, runs.stream().map(StatusCommand::row).toList()).text(format));
        }
    }

    private void one(WatchResponse run) {
        if (format == Format.TABLE) {
            output.print("Run " + run.getRun() + "  " + run.getState() + "  " + run.getTitle() + "\n");
            new RunText(run).problem().ifPresent(problem -> output.print(problem + "\n"));
        }
        output.print(new Listing(
                        SITES,
                        run.getSitesList().stream().map(StatusCommand::row).toList())
                .text(format));
    }

    private static List<Cell> row(WatchResponse run) {
        Instant submitted = Instant.ofEpochSecond(run.getSubmitted());
        long contributed = run.getSitesList().stream()
                .filter(s -> s.getState().equals("CONTRIBUTED"))
                .count();
        return List.of(
                Cell.of(run.getRun()),
                Cell.of(run.getTitle()),
                Cell.of(run.getState()),
                Cell.of(run.getSitesCount()),
                Cell.of(contributed),
                new Cell(Shown.minute(submitted), submitted.toString()),
                new Cell(Shown.digest(run.getPlanDigest()), run.getPlanDigest()),
                Cell.of(run.getProblem()));
    }

    private static List<Cell> row(ParticipationStatus site) {
        return List.of(
                Cell.of(site.getSite()), Cell.of(site.getState()), Cell.of(site.getCode()), Cell.of(site.getBytes()));
    }
}
