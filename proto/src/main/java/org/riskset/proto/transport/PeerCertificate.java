// SPDX-License-Identifier: Apache-2.0
package org.riskset.proto.transport;

import io.grpc.Context;
import io.grpc.Grpc;
import io.grpc.ServerCall;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.Optional;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import org.riskset.privacy.identity.SiteId;
import org.riskset.survival.digest.Digest;

/**
 * The site at the other end of a call, as its certificate says.
 *
 * @param pin SHA-256 of the certificate, to tell an older one of the same site
 */
public record PeerCertificate(SiteId site, Digest pin) {

    private static final Context.Key<PeerCertificate> KEY = Context.key("peer-certificate");

    /** Who makes the present call; empty for a call that needs no certificate. */
    public static Optional<PeerCertificate> current() {
        return Optional.ofNullable(KEY.get());
    }

    Context in(Context context) {
        return context.withValue(KEY, this);
    }

    /** The certificate of a finished handshake; empty when the client showed none. */
    static Optional<X509Certificate> of(ServerCall<?, ?> call) {
        SSLSession session = call.getAttributes().get(Grpc.TRANSPORT_ATTR_SSL_SESSION);
        if (session == null) {
            return Optional.empty();
        }
        try {
            Certificate first = session.getPeerCertificates()[0];
            return first instanceof X509Certificate certificate ? Optional.of(certificate) : Optional.empty();
        } catch (SSLPeerUnverifiedException e) {
            return Optional.empty();
        }
    }
}
