// SPDX-License-Identifier: Apache-2.0
package org.riskset.federation;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.riskset.privacy.audit.BundleVerifier;
import org.riskset.privacy.audit.BundleVerifier.Verified;
import org.riskset.proto.console.ExitStatus;
import org.riskset.proto.console.InputFile;
import org.riskset.proto.console.Output;
import org.riskset.proto.console.OutputFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code audit verify}. */
@Command(
        name = "verify",
        header = "Verify a bundle: log, checkpoints, signatures and objects; changes nothing.",
        footer = {"", "Example:  riskset audit verify net-liver.zip"},
        exitCodeListHeading = ExitStatus.HEADING,
        exitCodeList = {ExitStatus.DONE, ExitStatus.USAGE, "7:something does not verify"})
final class AuditVerifyCommand implements Callable<Integer> {
    @Parameters(paramLabel = "BUNDLE", description = "the ZIP that verify-log --bundle wrote")
    private Path bundle;

    @Option(names = "--report", paramLabel = "FILE", description = "also write what was verified, entry by entry")
    private Path report;

    @Mixin
    private Output output;

    @Override
    public Integer call() {
        Verified verified = BundleVerifier.verify(InputFile.bytes(bundle));
        AuditText text = new AuditText(verified);
        output.print(text.summary());
        if (report != null) {
            OutputFile.write(report, text.report().getBytes(UTF_8));
            output.say("Wrote " + report);
        }
        return 0;
    }
}
