// SPDX-License-Identifier: Apache-2.0
package org.riskset.site.cli;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Callable;
import org.riskset.proto.codec.InvitationDocument;
import org.riskset.proto.console.ExitStatus;
import org.riskset.proto.console.InputFile;
import org.riskset.proto.console.Output;
import org.riskset.proto.console.Shown;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code site init}. */
@Command(
        name = "init",
        header = "Make this site's keys and configuration from an invitation; sends nothing.",
        description = "%nNever overwrites: either everything is written or nothing.",
        footer = {"", "Example:  riskset site init --invitation site-3.invitation.json --dir /srv/riskset"},
        exitCodeListHeading = ExitStatus.HEADING,
        exitCodeList = {ExitStatus.DONE, ExitStatus.USAGE, ExitStatus.CONFIGURATION, ExitStatus.NOT_AUTHORIZED})
final class InitCommand implements Callable<Integer> {
    @Option(
            names = "--invitation",
            required = true,
            paramLabel = "FILE",
            description = "the file that the coordinator sent")
    private Path invitation;

    @Option(names = "--dir", paramLabel = "DIR", description = "where to write (default: this folder)")
    private Path folder = Path.of("");

    @Option(
            names = "--allow-plain",
            description = "write a policy that allows plain mode: the coordinator then sees this site's counts")
    private boolean plain;

    @Mixin
    private Output output;

    @Override
    public Integer call() {
        String text = new String(InputFile.bytes(invitation), StandardCharsets.UTF_8);
        InvitationDocument document =
                InvitationDocument.read(text, Clock.systemUTC().instant());
        SiteFolder written = SiteFolder.write(folder, document, text, plain);
        String center = document.center().isEmpty() ? "" : ", " + document.center();
        String study = document.study().isEmpty() ? "" : ", study " + document.study();
        output.print(String.format(
                "Invitation   %s%s%s; valid to %s%n"
                        + "Coordinator  %s  certificate %s%n"
                        + "Wrote        %s%n"
                        + "Fingerprint  %s%n"
                        + "Next         fill in data: in site.yaml, then  riskset site enroll%n",
                document.site(),
                center,
                study,
                Shown.day(document.expires()),
                document.address(),
                document.pin(),
                written.files(),
                written.fingerprint().aloud()));
        return 0;
    }
}
