// SPDX-License-Identifier: Apache-2.0
package org.riskset.federation;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.riskset.privacy.audit.BundleComparison;
import org.riskset.privacy.audit.BundleVerifier;
import org.riskset.privacy.audit.BundleVerifier.Verified;
import org.riskset.privacy.audit.LogHistory;
import org.riskset.proto.console.ExitStatus;
import org.riskset.proto.console.InputFile;
import org.riskset.proto.console.Output;
import org.riskset.survival.error.RisksetException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code audit compare}. */
@Command(
        name = "compare",
        header = "Compare what a site and its coordinator recorded of the same runs.",
        footer = {"", "Example:  riskset audit compare site-3.zip net-liver.zip"},
        exitCodeListHeading = ExitStatus.HEADING,
        exitCodeList = {ExitStatus.DONE, ExitStatus.USAGE, "7:they differ, or one does not verify"})
final class AuditCompareCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "SITE", description = "the site's bundle")
    private Path site;

    @Parameters(
            index = "1",
            paramLabel = "COORDINATOR",
            description = "the coordinator's bundle, or another one of the same log")
    private Path coordinator;

    @Mixin
    private Output output;

    @Override
    public Integer call() {
        Verified first = BundleVerifier.verify(InputFile.bytes(site));
        Verified second = BundleVerifier.verify(InputFile.bytes(coordinator));
        if (LogHistory.isOfOneLog(first, second)) {
            output.print(String.format(
                    "history      %d  entries that both have are the same%nno difference%n",
                    LogHistory.shared(first, second)));
            return 0;
        }
        BundleComparison.Outcome outcome = BundleComparison.of(first, second);
        if (!outcome.differences().isEmpty()) {
            throw RisksetException.of(outcome.differences());
        }
        output.print(String.format(
                "runs         %d  the same on both sides%n"
                        + "transcripts  %d  equal (plan, roster, keys, contributors)%n"
                        + "messages     %d  what the site sent is what the coordinator received%n"
                        + "no difference%n",
                outcome.runs(), outcome.transcripts(), outcome.messages()));
        return 0;
    }
}
