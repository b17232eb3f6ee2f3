// SPDX-License-Identifier: Apache-2.0
package org.riskset.coordinator.cli;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.riskset.proto.console.ExitStatus;
import org.riskset.proto.console.Output;
import org.riskset.proto.console.OutputFile;
import org.riskset.proto.console.Shown;
import org.riskset.proto.coordinator.v1.InviteRequest;
import org.riskset.survival.error.Problem;
import org.riskset.survival.error.Quoted;
import org.riskset.survival.error.RisksetException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code coordinator invite}. */
@Command(
        name = "invite",
        header = "Write the file with which one site can join; it works once.",
        description =
                "%nIt holds no key and no patient data. Send it; compare the fingerprint by telephone afterwards.",
        footer = {"", "Example:  riskset coordinator invite site-3 --out site-3.invitation.json --study net-liver"},
        exitCodeListHeading = ExitStatus.HEADING,
        exitCodeList = {
            ExitStatus.DONE,
            ExitStatus.USAGE,
            ExitStatus.CONFIGURATION,
            "5:the name is taken by an enrolled site",
            "6:the coordinator does not run"
        })
final class InviteCommand implements Callable<Integer> {
    private static final int LONGEST = 366;

    @Parameters(paramLabel = "SITE", description = "the site's name, such as site-3")
    private String site;

    @Option(names = "--out", required = true, paramLabel = "FILE", description = "the invitation, a new file")
    private Path file;

    @Option(names = "--org", paramLabel = "TEXT", description = "the center's name, for people")
    private String center = "";

    @Option(names = "--study", paramLabel = "ID", description = "the study it is meant for")
    private String study = "";

    @Option(names = "--expires", paramLabel = "7d", description = "days it is good for (default: 7d)")
    private String expires = "7d";

    @Option(
            names = "--certify",
            description = "certify the first key that brings its code, without a person; for tests and closed networks")
    private boolean certify;

    @Mixin
    private ConfigFile config;

    @Mixin
    private Output output;

    @Override
    public Integer call() {
        int days = days();
        OutputFile.requireNew(file);
        InviteRequest request = InviteRequest.newBuilder()
                .setSite(site)
                .setCenter(center)
                .setStudy(study)
                .setDays(days)
                .setCertify(certify)
                .build();
        try (RunningCoordinator coordinator = RunningCoordinator.of(config.read())) {
            String text = coordinator.ask(stub -> stub.invite(request)).getInvitation();
            OutputFile.write(file, text.getBytes(StandardCharsets.UTF_8));
        }
        String end = Shown.day(Clock.systemUTC().instant().plus(Duration.ofDays(days)));
        output.print(
                "Wrote " + file + " (valid to " + end + ", one use). Send it; it holds no key and no patient data.\n");
        return 0;
    }

    private int days() {
        int days = expires.matches("[0-9]{1,3}d?") ? Integer.parseInt(expires.replace("d", "")) : 0;
        if (days < 1 || days > LONGEST) {
            throw RisksetException.of(
                    Problem.of(CommandError.NOT_A_SPAN, Quoted.of(expires) + " is not a number of days")
                            .with(Problem.EXPECTED, "1d to " + LONGEST + "d, such as 7d"));
        }
        return days;
    }
}
