// SPDX-License-Identifier: Apache-2.0
package org.riskset.coordinator.cli;

import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.riskset.proto.console.ExitStatus;
import org.riskset.proto.console.Output;
import org.riskset.proto.console.OutputFile;
import org.riskset.proto.coordinator.v1.VerifyLogRequest;
import org.riskset.proto.coordinator.v1.VerifyLogResponse;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code coordinator verify-log}. */
@Command(
        name = "verify-log",
        header = "Read this node's log again and hold it against its checkpoints; changes nothing.",
        footer = {"", "Example:  riskset coordinator verify-log --bundle review.zip"},
        exitCodeListHeading = ExitStatus.HEADING,
        exitCodeList = {
            ExitStatus.DONE,
            ExitStatus.CONFIGURATION,
            "6:the coordinator does not run",
            "7:the log was changed"
        })
final class VerifyLogCommand implements Callable<Integer> {
    @Option(
            names = "--bundle",
            paramLabel = "FILE",
            description = "also write everything a reviewer needs to verify it elsewhere")
    private Path bundle;

    @Mixin
    private ConfigFile config;

    @Mixin
    private Output output;

    @Override
    public Integer call() {
        VerifyLogRequest request =
                VerifyLogRequest.newBuilder().setBundle(bundle != null).build();
        ByteArrayOutputStream zip = new ByteArrayOutputStream();
        try (RunningCoordinator coordinator = RunningCoordinator.of(config.read())) {
            coordinator.follow(stub -> stub.verifyLog(request), piece -> {
                if (piece.getChunk().isEmpty()) {
                    output.print(text(piece));
                }
                zip.writeBytes(piece.getChunk().toByteArray());
            });
        }
        if (bundle != null) {
            OutputFile.write(bundle, zip.toByteArray());
            output.say("Wrote " + bundle);
        }
        return 0;
    }

    private static String text(VerifyLogResponse found) {
        return "entries      " + found.getEntries() + "  unbroken, 1 to " + found.getEntries() + "\ncheckpoints  "
                + found.getCheckpoints() + "  consistent; newest " + found.getCovered() + "\nverified: "
                + found.getOrigin() + "\n";
    }
}
