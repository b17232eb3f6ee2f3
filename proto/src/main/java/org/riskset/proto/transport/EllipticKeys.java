// SPDX-License-Identifier: Apache-2.0
package org.riskset.proto.transport;

import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.List;
import org.riskset.privacy.identity.OwnerOnlyFile;
import org.riskset.privacy.identity.Pem;
import org.riskset.proto.codec.ExchangeError;
import org.riskset.survival.error.Problem;
import org.riskset.survival.error.RisksetException;

/** EC P-256 keys for TLS, in PKCS#8 files that only their owner can read. */
final class EllipticKeys {
    static final String SIGNATURE = "SHA256withECDSA";
    private static final String PRIVATE = "PRIVATE KEY";

    private EllipticKeys() {}

    static KeyPair generate(SecureRandom random) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"), random);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has P-256", e);
        }
    }

    static void write(PrivateKey key, Path file) {
        OwnerOnlyFile.create(file, new Pem(PRIVATE, key.getEncoded()).file());
    }

    static PrivateKey read(Path file) {
        List<Pem> blocks = Pem.all(OwnerOnlyFile.read(file));
        try {
            if (blocks.size() == 1 && blocks.get(0).label().equals(PRIVATE)) {
                return KeyFactory.getInstance("EC")
                        .generatePrivate(new PKCS8EncodedKeySpec(blocks.get(0).der()));
            }
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw RisksetException.of(notAKey(file), e);
        }
        throw RisksetException.of(notAKey(file));
    }

    private static Problem notAKey(Path file) {
        return Problem.of(ExchangeError.CERTIFICATE_FILE, file + " is not a TLS key")
                .with(Problem.EXPECTED, "one PRIVATE KEY block with an EC P-256 key")
                .with(Problem.DO, "restore the file from a backup, or enrol again");
    }
}
