// SPDX-License-Identifier: Apache-2.0
package org.riskset.coordinator.cli;

import java.util.concurrent.Callable;
import org.riskset.privacy.identity.Fingerprint;
import org.riskset.proto.console.ExitStatus;
import org.riskset.proto.console.Output;
import org.riskset.proto.coordinator.v1.CertifyRequest;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code coordinator sites certify}. */
@Command(
        name = "certify",
        header = "Certify the key a site has brought, after its fingerprint was compared; the site can connect then.",
        description = "%nType what the center reads aloud, not what `sites` shows: that is the comparison.",
        footer = {
            "",
            "Example:  riskset coordinator sites certify site-3 --fingerprint 58a8-4101-... "
                    + "--confirmed-by \"M. Brandt, by telephone\""
        },
        exitCodeListHeading = ExitStatus.HEADING,
        exitCodeList = {
            ExitStatus.DONE,
            ExitStatus.CONFIGURATION,
            "5:the fingerprint is another one, or the site has not asked",
            "6:the coordinator does not run"
        })
final class SitesCertifyCommand implements Callable<Integer> {
    @Parameters(paramLabel = "SITE", description = "the site's name")
    private String site;

    @Option(names = "--fingerprint", required = true, paramLabel = "F", description = "as read aloud")
    private String fingerprint;

    @Option(
            names = "--confirmed-by",
            required = true,
            paramLabel = "TEXT",
            description = "with whom it was compared, and how")
    private String confirmedBy;

    @Mixin
    private ConfigFile config;

    @Mixin
    private Output output;

    @Override
    public Integer call() {
        CertifyRequest request = CertifyRequest.newBuilder()
                .setSite(site)
                .setFingerprint(Fingerprint.parse(fingerprint).toString())
                .setConfirmedBy(confirmedBy)
                .build();
        try (RunningCoordinator coordinator = RunningCoordinator.of(config.read())) {
            coordinator.ask(stub -> stub.certify(request));
        }
        output.print("✓ certified " + site + "\n");
        return 0;
    }
}
