// SPDX-License-Identifier: Apache-2.0
package org.riskset.site.cli;

import java.time.Clock;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import org.riskset.proto.console.ExitStatus;
import org.riskset.proto.console.Output;
import org.riskset.proto.console.Service;
import org.riskset.site.SiteNode;
import org.riskset.site.config.PolicyDocument;
import org.riskset.site.config.SiteConfig;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code site serve}. */
@Command(
        name = "serve",
        header = "Connect to the coordinator and answer what the policy allows, until Ctrl-C or SIGTERM.",
        description = "%nDials out only; listens on 127.0.0.1 alone, for the other commands.",
        footer = {"", "Example:  riskset site serve --config /srv/riskset/site.yaml"},
        exitCodeListHeading = ExitStatus.HEADING,
        exitCodeList = {"0:ended by a signal", ExitStatus.FAILED, ExitStatus.CONFIGURATION, ExitStatus.UNREACHABLE})
final class ServeCommand implements Callable<Integer> {
    @Mixin
    private ConfigFile config;

    @Mixin
    private Output output;

    @Override
    public Integer call() {
        SiteConfig site = config.read();
        SiteNode node = SiteNode.onThisMachine(site, PolicyDocument.read(site.policy()), Clock.systemUTC());
        String coordinator =
                site.coordinator().host() + ":" + site.coordinator().port();
        AtomicBoolean ready = new AtomicBoolean();
        Runnable look = () -> {
            if (node.connected() && ready.compareAndSet(false, true)) {
                output.print("READY " + site.site() + "  connected to " + coordinator + "\n");
            }
        };
        return new Service().run(node::start, node, look, output);
    }
}
