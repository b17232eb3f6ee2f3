// SPDX-License-Identifier: Apache-2.0
package org.riskset.site;

import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.riskset.privacy.identity.Fingerprint;
import org.riskset.privacy.identity.SiteKey;
import org.riskset.proto.codec.CoordinatorAddress;
import org.riskset.proto.codec.InvitationDocument;
import org.riskset.proto.transport.Certificates;
import org.riskset.proto.transport.FederationChannel;
import org.riskset.proto.transport.TlsIdentity;
import org.riskset.proto.transport.TlsKeys;
import org.riskset.site.config.SiteConfig;
import org.riskset.site.exchange.Enrollment;

/**
 * A site's way into the consortium: it brings its key and the code of its invitation, as often as needed, until a person
 * at the coordinator has compared the fingerprint.
 */
public final class Joining implements AutoCloseable {
    private final SiteFiles files;
    private final InvitationDocument invitation;
    private final SiteKey key;
    private final TlsKeys tls;
    private final FederationChannel channel;

    private Joining(SiteFiles files, InvitationDocument invitation, SiteConfig config) {
        this.files = files;
        this.invitation = invitation;
        this.key = SiteKey.read(files.identity());
        this.tls = TlsKeys.read(files.tlsKey(), files.tlsRequest());
        this.channel = FederationChannel.open(
                invitation.address(),
                Certificates.of(invitation.authorityDer()),
                Optional.empty(),
                SiteNode.proxy(config));
    }

    /**
     * With the keys and the invitation that the configuration names.
     *
     * @throws org.riskset.survival.error.RisksetException when they are not fit; {@code RS-AUTH-011} when the invitation
     *     has expired
     */
    public static Joining open(SiteConfig config, Clock clock) {
        SiteFiles files = new SiteFiles(config.keys());
        InvitationDocument invitation = files.readInvitation(files.enrolled() ? Instant.MIN : clock.instant());
        SiteNode.pinned(config, invitation);
        return new Joining(files, invitation, config);
    }

    /** What is compared with the coordinator, by telephone. */
    public Fingerprint fingerprint() {
        return Fingerprint.of(key.identity());
    }

    public CoordinatorAddress coordinator() {
        return invitation.address();
    }

    /** End of the certificate this site has already. */
    public Optional<Instant> certified() {
        return files.enrolled() ? Optional.of(end(Certificates.read(files.tlsChain()))) : Optional.empty();
    }

    /**
     * Asks once and keeps the certificate if there is one.
     *
     * @return its end; empty while the fingerprint has not been compared
     * @throws org.riskset.survival.error.UnreachableException when the coordinator is not there
     */
    public Optional<Instant> ask() {
        channel.dialAgain();
        List<X509Certificate> chain = new Enrollment(invitation, key, tls.request(), channel).ask();
        if (chain.isEmpty()) {
            return Optional.empty();
        }
        TlsIdentity certified = tls.certified(chain);
        Certificates.write(certified.chain(), files.tlsChain());
        return Optional.of(end(chain));
    }

    private static Instant end(List<X509Certificate> chain) {
        return chain.get(0).getNotAfter().toInstant();
    }

    @Override
    public void close() {
        channel.close();
    }
}
