// SPDX-License-Identifier: Apache-2.0
package org.riskset.privacy.masking;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.spec.NamedParameterSpec;
import java.security.spec.XECPrivateKeySpec;
import java.security.spec.XECPublicKeySpec;
import java.util.Arrays;
import javax.crypto.KeyAgreement;
import org.riskset.privacy.identity.SecurityError;
import org.riskset.survival.error.Problem;
import org.riskset.survival.error.RisksetException;

/**
 * A key to agree on secrets with another site: X25519. Two sites, each with its own secret and the other's point, get
 * the same 32 bytes, which nobody else gets.
 *
 * @see "RFC 7748, section 6.1"
 */
final class AgreementKey {
    private static final String ALGORITHM = "X25519";
    private static final BigInteger BASE = BigInteger.valueOf(9);

    private final PrivateKey secret;

    private AgreementKey(PrivateKey secret) {
        this.secret = secret;
    }

    static AgreementKey of(Secret secret) {
        byte[] bytes = secret.bytes();
        try {
            XECPrivateKeySpec spec = new XECPrivateKeySpec(NamedParameterSpec.X25519, bytes);
            return new AgreementKey(KeyFactory.getInstance(ALGORITHM).generatePrivate(spec));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("any 32 bytes are a secret of X25519", e);
        } finally {
            Arrays.fill(bytes, (byte) 0);
        }
    }

    /** The secret times the base point 9. */
    PublicPoint point() {
        return PublicPoint.of(product(BASE));
    }

    /**
     * The secret that this key and the other share, 32 bytes; its user erases it.
     *
     * @throws org.riskset.survival.error.VerificationException RS-SEC-012 when the product is zero
     */
    byte[] agree(PublicPoint other) {
        return product(other.coordinate());
    }

    private byte[] product(BigInteger u) {
        try {
            PublicKey point = KeyFactory.getInstance(ALGORITHM)
                    .generatePublic(new XECPublicKeySpec(NamedParameterSpec.X25519, u));
            KeyAgreement agreement = KeyAgreement.getInstance(ALGORITHM);
            agreement.init(secret);
            agreement.doPhase(point, true);
            return agreement.generateSecret();
        } catch (InvalidKeyException e) {
            throw RisksetException.of(Problem.of(SecurityError.POINT, "a public point of small order"), e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + ALGORITHM, e);
        }
    }
}
