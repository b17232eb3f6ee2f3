// SPDX-License-Identifier: Apache-2.0
package org.riskset.coordinator.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.riskset.coordinator.config.CoordinatorConfig;
import org.riskset.proto.console.ExitStatus;
import org.riskset.proto.console.Output;
import org.riskset.proto.document.HostPort;
import org.riskset.survival.error.Problem;
import org.riskset.survival.error.Quoted;
import org.riskset.survival.error.RisksetException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code coordinator init}. */
@Command(
        name = "init",
        header = "Make a coordinator's keys, its certificate authority and its configuration.",
        description = "%nNever overwrites: either everything is written or nothing.",
        footer = {"", "Example:  riskset coordinator init --host coordinator.net-liver.example"},
        exitCodeListHeading = ExitStatus.HEADING,
        exitCodeList = {ExitStatus.DONE, ExitStatus.USAGE})
final class InitCommand implements Callable<Integer> {
    @Option(
            names = "--host",
            required = true,
            paramLabel = "HOST",
            description = "name or address under which the sites reach it; stands in its certificate")
    private String host;

    @Option(names = "--listen", paramLabel = "HOST:PORT", description = "where it listens (default: 0.0.0.0:8443)")
    private String listen = CoordinatorConfig.DEFAULT_LISTEN.toString();

    @Option(names = "--name", paramLabel = "CONSORTIUM", description = "for people (default: the host)")
    private String name;

    @Option(names = "--dir", paramLabel = "DIR", description = "where to write (default: this folder)")
    private Path folder = Path.of("");

    @Mixin
    private Output output;

    @Override
    public Integer call() {
        if (!host.matches("[A-Za-z0-9._:-]{1,253}") || host.matches(".*[^:]:[0-9]+")) {
            throw RisksetException.of(Problem.of(CommandError.NOT_A_HOST, Quoted.of(host) + " is not a host's name")
                    .with(Problem.DO, "name it without https:// and without port; the port goes to --listen"));
        }
        HostPort address = HostPort.parse(listen)
                .orElseThrow(() -> RisksetException.of(
                        Problem.of(CommandError.NOT_AN_ADDRESS, Quoted.of(listen) + " is not an address to listen on")
                                .with(Problem.EXPECTED, "host:port, such as 0.0.0.0:8443")));
        CoordinatorFolder written = CoordinatorFolder.write(folder, name == null ? host : name, host, address);
        output.print(String.format(
                "Coordinator  %s, listens on %s%n"
                        + "Wrote        %s%n"
                        + "Certificate  %s%n"
                        + "Fingerprint  %s%n"
                        + "Next         riskset coordinator serve, then  riskset coordinator invite SITE --out FILE%n",
                host,
                address,
                written.files(),
                written.pin(),
                written.fingerprint().aloud()));
        return 0;
    }
}
