// SPDX-License-Identifier: Apache-2.0
package org.riskset.coordinator.cli;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.riskset.proto.console.ExitStatus;
import org.riskset.proto.console.Format;
import org.riskset.proto.console.Output;
import org.riskset.proto.console.OutputFile;
import org.riskset.proto.coordinator.v1.WatchRequest;
import org.riskset.proto.coordinator.v1.WatchResponse;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code coordinator result}. */
@Command(
        name = "result",
        header = "Print the result of a run, or write all its files into a folder; changes nothing else.",
        footer = {"", "Example:  riskset coordinator result 17 --out os-age"},
        exitCodeListHeading = ExitStatus.HEADING,
        exitCodeList = {
            ExitStatus.DONE,
            "1:the run has no result",
            ExitStatus.USAGE,
            ExitStatus.CONFIGURATION,
            ExitStatus.REFUSED,
            "6:the coordinator does not run",
            ExitStatus.PARTIAL
        })
final class ResultCommand implements Callable<Integer> {
    @Parameters(paramLabel = "RUN", description = "the run's number")
    private int number;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "write result.json, the CSV files and figure.svg there instead of printing")
    private Path folder;

    @Option(
            names = "--format",
            paramLabel = "table|json|csv",
            description = "tables and curve, result.json, or curve.csv (default: table)")
    private Format format;

    @Mixin
    private ConfigFile config;

    @Mixin
    private Output output;

    @Override
    public Integer call() {
        WatchRequest request = WatchRequest.newBuilder().setRun(number).build();
        try (RunningCoordinator coordinator = RunningCoordinator.of(config.read())) {
            WatchResponse run = coordinator.ask(stub -> stub.watch(request).next());
            RunText text = new RunText(run);
            if (text.problem().isPresent()) {
                output.err().println(text.problem().get());
                return text.exitCode();
            }
            deliver(ResultFiles.of(coordinator, number));
            return text.exitCode();
        }
    }

    private void deliver(ResultFiles files) {
        if (folder != null) {
            files.byName().forEach((name, bytes) -> OutputFile.write(folder.resolve(name), bytes));
            output.say("Wrote " + files.byName().size() + " files to " + folder);
        }
        if (folder == null || format != null) {
            String text = new String(files.of(format == null ? Format.TABLE : format), StandardCharsets.UTF_8);
            if (format == null || format == Format.TABLE) {
                output.print(text);
            } else {
                output.printExactly(text);
            }
        }
    }
}
