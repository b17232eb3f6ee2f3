// SPDX-License-Identifier: Apache-2.0
package org.riskset.proto.transport;

import java.nio.file.Path;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Period;
import java.util.List;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.riskset.privacy.identity.SiteId;

/**
 * The consortium's own certificate authority, at the coordinator: it certifies the coordinator's server and the sites,
 * and nobody else trusts it.
 *
 * <p><b>Guarantees.</b> A site's certificate is good as a client only, the coordinator's as a server only, so a site
 * cannot pass for the coordinator. The site's name is in the certificate because the authority put it there; nothing of a
 * request but its key is used.
 */
public final class CertificateAuthority {
    private static final Period YEARS_OF_AUTHORITY = Period.ofYears(10);
    private static final Period YEAR = Period.ofYears(1);

    private final PrivateKey key;
    private final X509Certificate certificate;
    private final Clock clock;
    private final SecureRandom random;

    private CertificateAuthority(PrivateKey key, X509Certificate certificate, Clock clock, SecureRandom random) {
        this.key = key;
        this.certificate = certificate;
        this.clock = clock;
        this.random = random;
    }

    /** A new authority, in memory. */
    public static CertificateAuthority generate(String consortium, Clock clock, SecureRandom random) {
        KeyPair pair = EllipticKeys.generate(random);
        X509Certificate own = new CertificateDraft(named(consortium), pair.getPublic(), YEARS_OF_AUTHORITY)
                .authority()
                .sign(named(consortium), pair.getPrivate(), clock, random);
        return new CertificateAuthority(pair.getPrivate(), own, clock, random);
    }

    /** A new authority in two files; never over an old key. */
    public static CertificateAuthority create(
            Path keyFile, Path certificateFile, String consortium, Clock clock, SecureRandom random) {
        CertificateAuthority authority = generate(consortium, clock, random);
        EllipticKeys.write(authority.key, keyFile);
        Certificates.write(List.of(authority.certificate), certificateFile);
        return authority;
    }

    /** The authority in these two files; {@code RS-KEY-...} when one cannot be used. */
    public static CertificateAuthority open(Path keyFile, Path certificateFile, Clock clock, SecureRandom random) {
        PrivateKey key = EllipticKeys.read(keyFile);
        return new CertificateAuthority(key, Certificates.read(certificateFile).get(0), clock, random);
    }

    /** The same authority by another clock. */
    CertificateAuthority at(Clock other) {
        return new CertificateAuthority(key, certificate, other, random);
    }

    /** What sites trust, and pin by {@link Certificates#pin}. */
    public X509Certificate certificate() {
        return certificate;
    }

    /** A fresh key and certificate for the coordinator's server, good for a year under these host names and addresses. */
    public TlsIdentity issueServer(List<String> hosts) {
        KeyPair pair = EllipticKeys.generate(random);
        X509Certificate issued = new CertificateDraft(named(hosts.get(0)), pair.getPublic(), YEAR)
                .names(hosts.stream().map(HostName::of).toList())
                .purpose(KeyPurposeId.id_kp_serverAuth)
                .sign(subject(), key, clock, random);
        return new TlsIdentity(pair.getPrivate(), List.of(issued, certificate));
    }

    /**
     * The chain for a site's key, good for a year.
     *
     * @param request PKCS#10, DER; its signature is checked ({@code RS-KEY-011}), its subject ignored
     */
    public List<X509Certificate> issueSite(SiteId site, byte[] request) {
        PublicKey proven = CertificateRequest.provenKey(request);
        GeneralName name = new GeneralName(GeneralName.uniformResourceIdentifier, SiteUri.of(site));
        X509Certificate issued = new CertificateDraft(named(site.value()), proven, YEAR)
                .names(List.of(name))
                .purpose(KeyPurposeId.id_kp_clientAuth)
                .sign(subject(), key, clock, random);
        return List.of(issued, certificate);
    }

    private X500Name subject() {
        return X500Name.getInstance(certificate.getSubjectX500Principal().getEncoded());
    }

    private static X500Name named(String commonName) {
        return new X500NameBuilder().addRDN(BCStyle.CN, commonName).build();
    }
}
