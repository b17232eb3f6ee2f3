// SPDX-License-Identifier: Apache-2.0
package org.riskset.site.cli;

import java.util.concurrent.Callable;
import org.riskset.proto.console.ExitStatus;
import org.riskset.proto.console.Output;
import org.riskset.proto.site.v1.DecideRequest;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code site reject}. */
@Command(
        name = "reject",
        header = "Reject a request: nothing but the refusal and its reason is sent.",
        footer = {"", "Example:  riskset site reject 17 --reason \"grid too fine\""},
        exitCodeListHeading = ExitStatus.HEADING,
        exitCodeList = {
            "0:rejected",
            "1:the request does not wait for a person",
            ExitStatus.USAGE,
            ExitStatus.CONFIGURATION,
            "6:the node does not run"
        })
final class RejectCommand implements Callable<Integer> {
    @Parameters(paramLabel = "REQUEST", description = "number from `riskset site status`")
    private int number;

    @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "why; it is sent")
    private String reason;

    @Mixin
    private ConfigFile config;

    @Mixin
    private Output output;

    @Override
    public Integer call() {
        try (RunningNode node = RunningNode.of(config.read())) {
            node.decide(DecideRequest.newBuilder()
                    .setRequest(number)
                    .setPlanDigest(node.request(number).getPlanDigest())
                    .setApprove(false)
                    .setReason(reason)
                    .build());
        }
        output.print("✓ rejected; the reason is sent\n");
        return 0;
    }
}
