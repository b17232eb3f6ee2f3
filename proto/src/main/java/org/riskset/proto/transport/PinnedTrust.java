// SPDX-License-Identifier: Apache-2.0
package org.riskset.proto.transport;

import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.riskset.proto.codec.ExchangeError;
import org.riskset.survival.digest.Digest;
import org.riskset.survival.error.Problem;
import org.riskset.survival.error.RisksetException;

/**
 * Trusts one authority, by the JDK's own rules, and says what it saw instead when it does not.
 *
 * <p>Special cases: a chain of another authority is {@code RS-NET-003}, with the fingerprint seen, since it is most often
 * a firewall that opens connections; a chain of the right one that is expired or names another host is {@code RS-NET-004}.
 */
final class PinnedTrust extends X509ExtendedTrustManager {
    private final X509Certificate authority;
    private final X509ExtendedTrustManager jdk;

    PinnedTrust(X509Certificate authority) {
        this.authority = authority;
        this.jdk = trusting(authority);
    }

    private static X509ExtendedTrustManager trusting(X509Certificate authority) {
        try {
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            store.setCertificateEntry("authority", authority);
            TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
            factory.init(store);
            return (X509ExtendedTrustManager) factory.getTrustManagers()[0];
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("the JDK can trust a certificate", e);
        }
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        try {
            jdk.checkServerTrusted(chain, authType, engine);
        } catch (CertificateException e) {
            throw explained(chain, e);
        }
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        jdk.checkServerTrusted(chain, authType, socket);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        throw new CertificateException("the host is not known here, so it cannot be checked");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        throw new CertificateException("for clients only");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        checkClientTrusted(chain, authType);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        checkClientTrusted(chain, authType);
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return jdk.getAcceptedIssuers();
    }

    // The cause is what callers get to see; the message is for the log of the TLS library.
    private CertificateException explained(X509Certificate[] chain, CertificateException refusal) {
        Digest expected = Certificates.pin(authority);
        boolean ours = Arrays.stream(chain).map(Certificates::pin).anyMatch(expected::equals);
        Problem problem = ours ? unfit(chain[0], refusal) : stranger(chain[chain.length - 1], expected);
        return new CertificateException(problem.what(), RisksetException.of(problem, refusal));
    }

    private static Problem stranger(X509Certificate last, Digest expected) {
        return Problem.of(
                        ExchangeError.WRONG_CERTIFICATE,
                        "the coordinator's certificate is not the one in the invitation")
                .with(
                        Problem.SEEN,
                        Certificates.pin(last) + ", issued by "
                                + last.getIssuerX500Principal().getName())
                .with(Problem.EXPECTED, expected.toString())
                .with("likely", "a firewall opens TLS connections")
                .with(Problem.DO, "ask it to pass the coordinator's address untouched");
    }

    private static Problem unfit(X509Certificate own, CertificateException refusal) {
        return Problem.of(ExchangeError.TLS, "the coordinator's certificate does not hold for this connection")
                .with(Problem.SEEN, refusal.getMessage())
                .with(
                        Problem.EXPECTED,
                        "the host in the address, between " + own.getNotBefore().toInstant() + " and "
                                + own.getNotAfter().toInstant())
                .with(Problem.DO, "check the address and this machine's clock, then ask the coordinator");
    }
}
