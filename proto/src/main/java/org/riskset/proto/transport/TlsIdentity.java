// SPDX-License-Identifier: Apache-2.0
package org.riskset.proto.transport;

import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import org.riskset.proto.codec.ExchangeError;
import org.riskset.survival.error.Problem;
import org.riskset.survival.error.RisksetException;

/**
 * What one side shows in the TLS handshake: a key and the certificate for it, then the authority's.
 *
 * @param key EC P-256
 * @param chain the key's own certificate first
 */
public record TlsIdentity(PrivateKey key, List<X509Certificate> chain) {

    public TlsIdentity {
        chain = List.copyOf(chain);
        if (chain.isEmpty()) {
            throw RisksetException.of(
                    Problem.of(ExchangeError.CERTIFICATE_FILE, "there is no certificate for the key"));
        }
    }

    /** Reads both files; {@code RS-KEY-...} when one cannot be used. */
    public static TlsIdentity read(Path keyFile, Path chainFile) {
        return new TlsIdentity(EllipticKeys.read(keyFile), Certificates.read(chainFile));
    }

    public X509Certificate certificate() {
        return chain.get(0);
    }

    /** The certificate alone: the key is secret. */
    @Override
    public String toString() {
        return "TlsIdentity[" + certificate().getSubjectX500Principal() + "]";
    }
}
