// SPDX-License-Identifier: Apache-2.0
package org.riskset.proto.transport;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;
import org.bouncycastle.pkcs.PKCSException;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequest;
import org.riskset.proto.codec.ExchangeError;
import org.riskset.survival.error.Problem;
import org.riskset.survival.error.RisksetException;

/** The public key in a PKCS#10 request, once the request's own signature has shown that somebody holds the other half. */
final class CertificateRequest {
    private static final int LARGEST = 4 * 1024;
    private static final int P256_BITS = 256;

    private CertificateRequest() {}

    /** {@code RS-KEY-011} for anything but a request signed by an EC P-256 key; its subject is not looked at. */
    static PublicKey provenKey(byte[] der) {
        try {
            if (der.length <= LARGEST) {
                JcaPKCS10CertificationRequest request = new JcaPKCS10CertificationRequest(der);
                PublicKey key = request.getPublicKey();
                if (isP256(key) && request.isSignatureValid(new JcaContentVerifierProviderBuilder().build(key))) {
                    return key;
                }
            }
        } catch (IOException | GeneralSecurityException | OperatorCreationException | PKCSException e) {
            throw RisksetException.of(notOne(), e);
        } catch (RuntimeException e) {
            throw RisksetException.of(notOne(), e); // the parser throws several kinds at bytes that are no request
        }
        throw RisksetException.of(notOne());
    }

    private static boolean isP256(PublicKey key) {
        return key instanceof ECPublicKey ec && ec.getParams().getOrder().bitLength() == P256_BITS;
    }

    private static Problem notOne() {
        return Problem.of(ExchangeError.CERTIFICATE_REQUEST, "not a certificate request")
                .with(Problem.EXPECTED, "PKCS#10, signed by its own EC P-256 key");
    }
}
