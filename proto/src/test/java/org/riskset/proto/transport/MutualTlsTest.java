// SPDX-License-Identifier: Apache-2.0
package org.riskset.proto.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.riskset.privacy.identity.SiteId;
import org.riskset.survival.error.RisksetException;

class MutualTlsTest {
    private final Consortium consortium = Consortium.start();

    @AfterEach
    void close() {
        consortium.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"site-1", "Universitätsklinikum A", "a+b c%2F", "病院"})
    void certified_site_when_calling_then_known_by_name(String name) {
        try (FederationChannel channel = consortium.channel(consortium.certified(name))) {
            Calls.accept(channel.channel(), "");
        }

        assertEquals(Optional.of(new SiteId(name)), consortium.lastCaller);
    }

    @Test
    void no_certificate_when_calling_then_enrolment_only() {
        try (FederationChannel channel = consortium.channelWithoutCertificate()) {
            assertEquals(0, Calls.enroll(channel.channel(), 1).getCertificateChainCount());
            assertEquals("RS-AUTH-001", Calls.code(() -> Calls.accept(channel.channel(), "")));
        }
    }

    @Test
    void certificate_of_another_authority_when_calling_then_refused() {
        CertificateAuthority other = Consortium.authority("Other");
        try (FederationChannel channel = consortium.channel(Consortium.certified(other, "site-1"))) {
            assertEquals("RS-AUTH-001", Calls.code(() -> Calls.accept(channel.channel(), "")));
        }
    }

    @Test
    void authority_of_the_same_name_when_calling_then_refused() {
        CertificateAuthority impostor = Consortium.authority("Test consortium");
        try (FederationChannel channel = consortium.channel(Consortium.certified(impostor, "site-1"))) {
            assertEquals("RS-AUTH-002", Calls.code(() -> Calls.accept(channel.channel(), "")));
        }
    }

    @Test
    void certificate_of_a_server_when_used_by_a_site_then_refused() {
        try (FederationChannel channel = consortium.channel(consortium.authority.issueServer(List.of("x")))) {
            String code = Calls.code(() -> Calls.accept(channel.channel(), ""));
            assertTrue(code.startsWith("RS-AUTH"), code);
        }
    }

    @Test
    void expired_certificate_when_calling_then_refused() {
        TlsIdentity expired = consortium.expired("site-1");

        try (FederationChannel channel = consortium.channel(expired)) {
            assertEquals("RS-AUTH-002", Calls.code(() -> Calls.accept(channel.channel(), "")));
        }
    }

    @Test
    void authority_not_in_the_invitation_when_dialled_then_says_what_was_seen() {
        CertificateAuthority expected = Consortium.authority("Expected");
        try (FederationChannel channel = FederationChannel.open(
                consortium.address(), expected.certificate(), Optional.empty(), ConnectProxy.none())) {
            RisksetException failure = Calls.failure(() -> Calls.enroll(channel.channel(), 1));

            String seen = failure.first().detail("seen").orElseThrow();
            assertEquals("RS-NET-003", failure.first().code().code());
            assertTrue(
                    seen.startsWith(
                            Certificates.pin(consortium.authority.certificate()).toString()),
                    seen);
            assertTrue(seen.contains("CN=Test consortium"), seen);
            assertEquals(
                    Certificates.pin(expected.certificate()).toString(),
                    failure.first().detail("expected").orElseThrow());
        }
    }

    @Test
    void certificate_of_another_host_when_dialled_then_refused() {
        try (Consortium elsewhere = Consortium.named("coordinator.example");
                FederationChannel channel = elsewhere.channelWithoutCertificate()) {
            assertEquals("RS-NET-004", Calls.code(() -> Calls.enroll(channel.channel(), 1)));
        }
    }

    @Test
    void server_long_expired_when_dialled_then_refused() {
        try (Consortium old = Consortium.longAgo();
                FederationChannel channel = old.channelWithoutCertificate()) {
            assertEquals("RS-NET-004", Calls.code(() -> Calls.enroll(channel.channel(), 1)));
        }
    }

    @Test
    void older_tls_when_dialled_then_refused() throws IOException, GeneralSecurityException {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, new TrustManager[] {new PinnedTrust(consortium.authority.certificate())}, null);

        try (Socket socket = context.getSocketFactory().createSocket("127.0.0.1", consortium.server.port())) {
            SSLSocket tls = (SSLSocket) socket;
            tls.setEnabledProtocols(new String[] {"TLSv1.2"});
            assertThrows(SSLException.class, tls::startHandshake);
        }
    }

    @Test
    void current_tls_when_dialled_likewise_then_accepted() throws IOException, GeneralSecurityException {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, new TrustManager[] {new PinnedTrust(consortium.authority.certificate())}, null);

        try (Socket socket = context.getSocketFactory().createSocket("127.0.0.1", consortium.server.port())) {
            SSLSocket tls = (SSLSocket) socket;
            var parameters = tls.getSSLParameters();
            parameters.setApplicationProtocols(new String[] {"h2"});
            tls.setSSLParameters(parameters);
            tls.startHandshake();
            assertEquals("TLSv1.3", tls.getSession().getProtocol());
        }
    }
}
