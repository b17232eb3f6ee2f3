// SPDX-License-Identifier: Apache-2.0
package org.riskset.site.cli;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.riskset.privacy.disclosure.Finding.Check;
import org.riskset.proto.console.ExitStatus;
import org.riskset.proto.console.Output;
import org.riskset.proto.site.v1.DecideRequest;
import org.riskset.proto.site.v1.RequestStatus;
import org.riskset.survival.error.Problem;
import org.riskset.survival.error.RisksetException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code site approve}. */
@Command(
        name = "approve",
        header = "Approve a request: its counts are frozen, and sent when all centers have answered.",
        footer = {
            "",
            "Look first:  riskset site status",
            "Example:     riskset site approve 17 --yes --digest sha256:4b3122c4..."
        },
        exitCodeListHeading = ExitStatus.HEADING,
        exitCodeList = {
            "0:accepted",
            "1:the request does not wait for a person",
            ExitStatus.USAGE,
            ExitStatus.CONFIGURATION,
            "6:the node does not run"
        })
final class ApproveCommand implements Callable<Integer> {
    @Parameters(paramLabel = "REQUEST", description = "number from `riskset site status`")
    private int number;

    @Option(
            names = "--yes",
            description = "do not ask; needs --digest, so that a script cannot approve a plan it has not seen")
    private boolean yes;

    @Option(names = "--digest", paramLabel = "SHA256", description = "the plan's digest, whole")
    private String digest;

    @Option(
            names = "--override",
            paramLabel = "CHECK",
            split = ",",
            description = "let it pass although earlier answers speak against it: ${COMPLETION-CANDIDATES}")
    private List<Check> overrides = List.of();

    @Mixin
    private ConfigFile config;

    @Mixin
    private Output output;

    @Override
    public Integer call() {
        try (RunningNode node = RunningNode.of(config.read())) {
            RequestStatus request = node.request(number);
            String approved = Optional.ofNullable(digest).orElse(request.getPlanDigest());
            if (!yes) {
                ask(request);
            } else if (digest == null) {
                throw RisksetException.of(Problem.of(CommandError.DIGEST_MISSING, "--yes needs --digest")
                        .with(Problem.DO, "read the plan, then name its digest: --digest sha256:..."));
            }
            node.decide(DecideRequest.newBuilder()
                    .setRequest(number)
                    .setPlanDigest(approved)
                    .setApprove(true)
                    .addAllOverrides(overrides.stream().map(Check::name).toList())
                    .build());
        }
        output.print("✓ accepted; counted, and sent when all centers have answered\n");
        return 0;
    }

    private void ask(RequestStatus request) {
        if (System.console() == null) {
            throw RisksetException.of(Problem.of(CommandError.DIGEST_MISSING, "nobody is here to ask")
                    .with(Problem.DO, "in a script: --yes --digest " + request.getPlanDigest()));
        }
        output.print("Plan " + request.getPlanDigest() + ", \"" + request.getTitle() + "\", for " + request.getPurpose()
                + (request.getFindings().isEmpty() ? "" : ".\n" + request.getFindings())
                + ".\nType the request number to approve: ");
        String typed =
                Optional.ofNullable(System.console().readLine()).orElse("").strip();
        if (!typed.equals(Integer.toString(number))) {
            throw RisksetException.of(Problem.of(CommandError.NOT_CONFIRMED, "not approved; nothing was sent"));
        }
    }
}
