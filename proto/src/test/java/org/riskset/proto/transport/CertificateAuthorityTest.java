// SPDX-License-Identifier: Apache-2.0
package org.riskset.proto.transport;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.riskset.privacy.identity.SiteId;
import org.riskset.survival.error.RisksetException;

class CertificateAuthorityTest {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-02-12T10:00:00Z"), ZoneOffset.UTC);
    private static final SiteId SITE = new SiteId("Klinik für Chirurgie, 1+1");

    private final CertificateAuthority authority = CertificateAuthority.generate("Net", CLOCK, RANDOM);

    @TempDir
    Path folder;

    @Test
    void site_when_certified_then_named_in_the_certificate_for_a_year() throws Exception {
        X509Certificate issued =
                authority.issueSite(SITE, TlsKeys.generate(RANDOM).request()).get(0);

        issued.verify(authority.certificate().getPublicKey());
        assertEquals(Optional.of(SITE), SiteUri.site(issued));
        assertEquals(List.of("1.3.6.1.5.5.7.3.2"), issued.getExtendedKeyUsage());
        assertEquals(-1, issued.getBasicConstraints());
        assertEquals(Instant.parse("2027-02-12T10:00:00Z"), issued.getNotAfter().toInstant());
        assertFalse(issued.getSubjectX500Principal().getName().contains("riskset site"));
    }

    @Test
    void same_request_when_certified_twice_then_other_serial() {
        byte[] request = TlsKeys.generate(RANDOM).request();

        assertNotEquals(
                authority.issueSite(SITE, request).get(0).getSerialNumber(),
                authority.issueSite(SITE, request).get(0).getSerialNumber());
    }

    @Test
    void each_byte_of_a_request_changed_when_certified_then_refused_with_code() {
        byte[] request = TlsKeys.generate(RANDOM).request();

        for (int i = 0; i < request.length; i++) {
            byte[] changed = request.clone();
            changed[i] ^= 0x04;
            RisksetException refused =
                    assertThrows(RisksetException.class, () -> authority.issueSite(SITE, changed), "byte " + i);
            assertEquals("RS-KEY-011", refused.first().code().code());
        }
        assertThrows(RisksetException.class, () -> authority.issueSite(SITE, new byte[0]));
    }

    @Test
    void authority_in_files_when_opened_then_goes_on() throws Exception {
        Path key = folder.resolve("ca.key");
        Path certificate = folder.resolve("ca.crt");
        CertificateAuthority made = CertificateAuthority.create(key, certificate, "Net", CLOCK, RANDOM);

        CertificateAuthority opened = CertificateAuthority.open(key, certificate, CLOCK, RANDOM);

        assertEquals(Certificates.pin(made.certificate()), Certificates.pin(opened.certificate()));
        opened.issueServer(List.of("localhost", "::1"))
                .certificate()
                .verify(made.certificate().getPublicKey());
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(key)));
        assertThrows(RisksetException.class, () -> CertificateAuthority.create(key, certificate, "Net", CLOCK, RANDOM));
    }

    @Test
    void tls_key_in_files_when_read_then_same_request_and_usable() {
        Path key = folder.resolve("tls.key");
        Path request = folder.resolve("tls.csr");
        Path chain = folder.resolve("tls.crt");
        TlsKeys made = TlsKeys.create(key, request, RANDOM);

        TlsKeys read = TlsKeys.read(key, request);
        Certificates.write(authority.issueSite(SITE, read.request()), chain);

        assertArrayEquals(made.request(), read.request());
        assertEquals(2, TlsIdentity.read(key, chain).chain().size());
    }

    @Test
    void other_content_when_read_then_refused_with_code() throws Exception {
        Path file = folder.resolve("tls.crt");
        Files.writeString(file, "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n");

        assertEquals("RS-KEY-010", Calls.code(() -> Certificates.read(file)));
        assertEquals("RS-KEY-010", Calls.code(() -> Certificates.read(folder.resolve("absent"))));
        assertEquals("RS-KEY-010", Calls.code(() -> Certificates.of(new byte[] {1, 2, 3})));
    }
}
