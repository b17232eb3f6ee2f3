// SPDX-License-Identifier: Apache-2.0
package org.riskset.proto.transport;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import org.riskset.privacy.identity.OwnerOnlyFile;
import org.riskset.privacy.identity.Pem;
import org.riskset.proto.codec.ExchangeError;
import org.riskset.survival.digest.Digest;
import org.riskset.survival.error.Problem;
import org.riskset.survival.error.RisksetException;

/** X.509 certificates as bytes, as files and as the digests they are pinned by. */
public final class Certificates {
    private static final String CERTIFICATE = "CERTIFICATE";

    private Certificates() {}

    /** A certificate from its DER bytes; {@code RS-KEY-010} when they are none. */
    public static X509Certificate of(byte[] der) {
        try {
            X509Certificate certificate = (X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der));
            certificate.getPublicKey(); // some faults show only when the key is looked at
            return certificate;
        } catch (GeneralSecurityException e) {
            throw RisksetException.of(Problem.of(ExchangeError.CERTIFICATE_FILE, "not an X.509 certificate"), e);
        }
    }

    public static byte[] der(X509Certificate certificate) {
        try {
            return certificate.getEncoded();
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException("a certificate that was read can be written", e);
        }
    }

    /** What a certificate is pinned by: SHA-256 of its DER bytes. */
    public static Digest pin(X509Certificate certificate) {
        return Digest.of(der(certificate));
    }

    /** Writes a chain, first certificate first, in one step over an older file. */
    public static void write(List<X509Certificate> chain, Path file) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        chain.forEach(c -> content.writeBytes(new Pem(CERTIFICATE, der(c)).file()));
        OwnerOnlyFile.replace(file, content.toByteArray());
    }

    /** Reads a chain; {@code RS-KEY-010} when the file is missing or holds none. */
    public static List<X509Certificate> read(Path file) {
        try {
            List<X509Certificate> chain = new ArrayList<>();
            Pem.all(Files.readAllBytes(file)).forEach(block -> chain.add(of(block.der())));
            if (!chain.isEmpty()) {
                return List.copyOf(chain);
            }
        } catch (IOException | IllegalArgumentException e) {
            throw RisksetException.of(noCertificate(file), e);
        }
        throw RisksetException.of(noCertificate(file));
    }

    private static Problem noCertificate(Path file) {
        return Problem.of(ExchangeError.CERTIFICATE_FILE, file + " holds no certificate")
                .with(Problem.DO, "restore the file from a backup, or enrol again");
    }
}
