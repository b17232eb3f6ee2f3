// SPDX-License-Identifier: Apache-2.0
package org.riskset.federation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.riskset.privacy.identity.PublicIdentity;
import org.riskset.privacy.identity.SiteKey;
import org.riskset.proto.codec.InvitationDocument;
import org.riskset.proto.document.HostPort;
import org.riskset.proto.transport.Certificates;
import org.riskset.proto.transport.ConnectProxy;
import org.riskset.proto.transport.FederationChannel;
import org.riskset.proto.transport.TlsKeys;
import org.riskset.site.SiteFiles;
import org.riskset.site.SiteNode;
import org.riskset.site.cohort.Resources;
import org.riskset.site.config.CoordinatorAddress;
import org.riskset.site.config.Proxy;
import org.riskset.site.config.SiteConfig;
import org.riskset.site.exchange.Enrollment;
import org.riskset.survival.error.Problem;

/** Sets up a site node of its own in a folder of this machine: its own keys, enrolled by an invitation like any other. */
final class LocalSite {
    private final Path folder;
    private final SecureRandom random;
    private final Clock clock;
    private final SiteKey key;

    /** A site that has its identity and nothing else yet. */
    LocalSite(Path folder, SecureRandom random, Clock clock) {
        this.folder = folder;
        this.random = random;
        this.clock = clock;
        this.key = SiteKey.generate(random);
    }

    PublicIdentity identity() {
        return key.identity();
    }

    /** Writes its keys, enrolls and starts. */
    SiteNode start(
            Center center, String study, String invitationText, Resources resources, Consumer<Problem> failures) {
        SiteFiles files = new SiteFiles(folder.resolve("keys"));
        InvitationDocument invitation = InvitationDocument.read(invitationText, clock.instant());
        try {
            Files.createDirectories(files.keys());
            Files.writeString(files.invitation(), invitationText);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        key.write(files.identity());
        TlsKeys tls = TlsKeys.create(files.tlsKey(), files.tlsRequest(), random);
        Certificates.write(enrolled(invitation, key, tls), files.tlsChain());
        return new SiteNode(config(center, study, invitation), center.policy(), resources, failures, clock).start();
    }

    private static List<X509Certificate> enrolled(InvitationDocument invitation, SiteKey key, TlsKeys tls) {
        try (FederationChannel channel = FederationChannel.open(
                invitation.address(),
                Certificates.of(invitation.authorityDer()),
                Optional.empty(),
                ConnectProxy.none())) {
            return new Enrollment(invitation, key, tls.request(), channel).ask();
        }
    }

    private SiteConfig config(Center center, String study, InvitationDocument invitation) {
        HostPort anyPort = new HostPort("127.0.0.1", 0);
        return new SiteConfig(
                center.site().value(),
                new CoordinatorAddress(
                        invitation.address().host(),
                        invitation.address().port(),
                        invitation.pin().toString()),
                Proxy.NONE,
                folder.resolve("keys"),
                folder.resolve("site.db"),
                folder.resolve("policy.yaml"),
                anyPort,
                anyPort,
                Map.of(study, center.data()));
    }
}
