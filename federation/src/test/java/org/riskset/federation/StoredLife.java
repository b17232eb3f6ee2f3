// SPDX-License-Identifier: Apache-2.0
package org.riskset.federation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.riskset.proto.codec.InvitationDocument;
import org.riskset.proto.document.HostPort;
import org.riskset.site.SiteFiles;
import org.riskset.site.SiteNode;
import org.riskset.site.cohort.Resources;
import org.riskset.site.config.CoordinatorAddress;
import org.riskset.site.config.Proxy;
import org.riskset.site.config.SiteConfig;
import org.riskset.site.store.SiteStore;
import org.riskset.site.task.Message;
import org.riskset.site.task.Outbox;

/** The disk of a site at one instant, write-ahead log and all, as it is found after the power came back. */
record StoredLife(Path home) {

    /** What stands in the folder now, while the node still runs and writes nothing. */
    static StoredLife copied(Path home, Path to) {
        try (Stream<Path> files = Files.walk(home)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(home.relativize(file)), StandardCopyOption.COPY_ATTRIBUTES);
            }
            return new StoredLife(to);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What waits to be sent; read from another copy, as opening a database repairs it. */
    List<Message> waiting() {
        StoredLife looked = copied(home, home.resolveSibling(home.getFileName() + "-looked-at"));
        SiteStore store = SiteStore.open(looked.home().resolve("site.db"));
        try {
            return store.outbox().waiting().stream()
                    .map(Outbox.Waiting::message)
                    .toList();
        } finally {
            store.close();
        }
    }

    /** The node on this disk, not started yet. */
    SiteNode node(Center center) {
        SiteFiles files = new SiteFiles(home.resolve("keys"));
        InvitationDocument invitation = files.readInvitation(Instant.MIN);
        HostPort anyPort = new HostPort("127.0.0.1", 0);
        SiteConfig config = new SiteConfig(
                center.site().value(),
                new CoordinatorAddress(
                        invitation.address().host(),
                        invitation.address().port(),
                        invitation.pin().toString()),
                Proxy.NONE,
                files.keys(),
                home.resolve("site.db"),
                home.resolve("policy.yaml"),
                anyPort,
                anyPort,
                Map.of(SampleStudy.ID, center.data()));
        return new SiteNode(config, center.policy(), new Resources(1, 64), problem -> {}, Clock.systemUTC());
    }
}
