// SPDX-License-Identifier: Apache-2.0
package org.riskset.proto.transport;

import java.io.IOException;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.util.List;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequestBuilder;
import org.riskset.privacy.identity.OwnerOnlyFile;
import org.riskset.privacy.identity.Pem;

/**
 * A site's TLS key before it has a certificate.
 *
 * <p>The key stays at the site; what travels is {@link #request}, which proves that the key is held and asks for nothing
 * else: name and validity are the authority's to decide.
 */
public final class TlsKeys {
    private static final String REQUEST = "CERTIFICATE REQUEST";

    private final PrivateKey key;
    private final byte[] request;

    private TlsKeys(PrivateKey key, byte[] request) {
        this.key = key;
        this.request = request;
    }

    public static TlsKeys generate(SecureRandom random) {
        KeyPair pair = EllipticKeys.generate(random);
        return new TlsKeys(pair.getPrivate(), sign(pair));
    }

    /** Makes a key and writes it, and the request for its certificate beside it, never over an old key. */
    public static TlsKeys create(Path keyFile, Path requestFile, SecureRandom random) {
        TlsKeys keys = generate(random);
        EllipticKeys.write(keys.key, keyFile);
        OwnerOnlyFile.replace(requestFile, new Pem(REQUEST, keys.request).file());
        return keys;
    }

    /** Reads what {@link #create} wrote, so that a request that was interrupted can be sent again unchanged. */
    public static TlsKeys read(Path keyFile, Path requestFile) {
        List<Pem> blocks = Pem.all(OwnerOnlyFile.read(requestFile));
        return new TlsKeys(
                EllipticKeys.read(keyFile),
                blocks.isEmpty() ? new byte[0] : blocks.get(0).der());
    }

    /** The PKCS#10 request, DER; the same bytes each time. */
    public byte[] request() {
        return request.clone();
    }

    /** The key with the certificate that was issued for it. */
    public TlsIdentity certified(List<X509Certificate> chain) {
        return new TlsIdentity(key, chain);
    }

    private static byte[] sign(KeyPair pair) {
        try {
            return new JcaPKCS10CertificationRequestBuilder(new X500Name("CN=riskset site"), pair.getPublic())
                    .build(new JcaContentSignerBuilder(EllipticKeys.SIGNATURE).build(pair.getPrivate()))
                    .getEncoded();
        } catch (OperatorCreationException | IOException e) {
            throw new IllegalStateException("a P-256 key signs its own request", e);
        }
    }
}
