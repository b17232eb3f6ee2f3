// SPDX-License-Identifier: Apache-2.0
package org.riskset.federation;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.riskset.privacy.audit.BundleVerifier;
import org.riskset.proto.console.ExitStatus;
import org.riskset.proto.console.InputFile;
import org.riskset.proto.console.Output;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code audit show}. */
@Command(
        name = "show",
        header = "Show one entry of a bundle's log, after verifying the bundle.",
        footer = {"", "Example:  riskset audit show net-liver.zip 12"},
        exitCodeListHeading = ExitStatus.HEADING,
        exitCodeList = {ExitStatus.DONE, ExitStatus.USAGE, "7:something does not verify, or there is no such entry"})
final class AuditShowCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "BUNDLE", description = "the ZIP that verify-log --bundle wrote")
    private Path bundle;

    @Parameters(index = "1", paramLabel = "ENTRY", description = "the entry's number, from 1")
    private long entry;

    @Mixin
    private Output output;

    @Override
    public Integer call() {
        var verified = BundleVerifier.verify(InputFile.bytes(bundle));
        output.print(new AuditText(verified).entry(verified.entry(entry)));
        return 0;
    }
}
