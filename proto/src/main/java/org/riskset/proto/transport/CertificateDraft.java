// SPDX-License-Identifier: Apache-2.0
package org.riskset.proto.transport;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.ExtensionsGenerator;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** A certificate in the making. */
final class CertificateDraft {
    private static final int SERIAL_BITS = 127;
    private static final Duration CLOCKS_MAY_DIFFER = Duration.ofHours(1);

    private final X500Name subject;
    private final PublicKey key;
    private final Period validity;
    private final ExtensionsGenerator extensions = new ExtensionsGenerator();

    CertificateDraft(X500Name subject, PublicKey key, Period validity) {
        this.subject = subject;
        this.key = key;
        this.validity = validity;
    }

    CertificateDraft authority() {
        extend(Extension.basicConstraints, new BasicConstraints(0));
        return extend(Extension.keyUsage, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
    }

    CertificateDraft purpose(KeyPurposeId purpose) {
        extend(Extension.basicConstraints, new BasicConstraints(false));
        extend(Extension.keyUsage, new KeyUsage(KeyUsage.digitalSignature));
        return extend(Extension.extendedKeyUsage, new ExtendedKeyUsage(purpose));
    }

    CertificateDraft names(List<GeneralName> names) {
        return add(Extension.subjectAlternativeName, false, new GeneralNames(names.toArray(new GeneralName[0])));
    }

    X509Certificate sign(X500Name issuer, PrivateKey issuerKey, Clock clock, SecureRandom random) {
        ZonedDateTime now = clock.instant().atZone(ZoneOffset.UTC);
        BigInteger serial = new BigInteger(SERIAL_BITS, random).setBit(SERIAL_BITS - 1);
        Date from = Date.from(now.minus(CLOCKS_MAY_DIFFER).toInstant());
        Date to = Date.from(now.plus(validity).toInstant());
        try {
            X509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(issuer, serial, from, to, subject, key);
            for (ASN1ObjectIdentifier id : extensions.generate().getExtensionOIDs()) {
                builder.addExtension(extensions.generate().getExtension(id));
            }
            return new JcaX509CertificateConverter()
                    .getCertificate(
                            builder.build(new JcaContentSignerBuilder(EllipticKeys.SIGNATURE).build(issuerKey)));
        } catch (GeneralSecurityException | OperatorCreationException | IOException e) {
            throw new IllegalStateException("a P-256 key signs a certificate", e);
        }
    }

    private CertificateDraft extend(ASN1ObjectIdentifier id, ASN1Encodable value) {
        return add(id, true, value);
    }

    private CertificateDraft add(ASN1ObjectIdentifier id, boolean critical, ASN1Encodable value) {
        try {
            extensions.addExtension(id, critical, value);
            return this;
        } catch (IOException e) {
            throw new IllegalStateException("an extension has an encoding", e);
        }
    }
}
