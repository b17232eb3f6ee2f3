// SPDX-License-Identifier: Apache-2.0
package org.riskset.privacy.identity;

import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.spec.NamedParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.List;
import org.riskset.survival.error.Problem;
import org.riskset.survival.error.RisksetException;

/**
 * The identity of a site, of the coordinator or of a requester: an Ed25519 key pair.
 *
 * <p><b>Guarantees.</b> Made where it is used and never sent. Its file can be read by its owner only and is never
 * overwritten; no text form shows the secret. Not protected: the file is not encrypted, so whoever can read as this user,
 * or restore a backup of the folder, has the key.
 */
public final class SiteKey {
    private static final String PRIVATE = "PRIVATE KEY";
    private static final String PUBLIC = "PUBLIC KEY";
    private static final byte[] PROBE = Transcript.of("key-file").toBytes();

    private final PrivateKey secret;
    private final PublicIdentity identity;

    private SiteKey(PrivateKey secret, PublicIdentity identity) {
        this.secret = secret;
        this.identity = identity;
    }

    /** A new key. */
    public static SiteKey generate(SecureRandom random) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("Ed25519");
            generator.initialize(NamedParameterSpec.ED25519, random);
            KeyPair pair = generator.generateKeyPair();
            return new SiteKey(pair.getPrivate(), identity(pair.getPublic().getEncoded()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has Ed25519", e);
        }
    }

    /** Reads a key file; {@code RS-KEY-001} to {@code 004} when it cannot be used. */
    public static SiteKey read(Path file) {
        byte[] content = OwnerOnlyFile.read(file);
        try {
            SiteKey key = of(block(content, PRIVATE), identity(block(content, PUBLIC)));
            if (key.identity.verify(PROBE, key.sign(PROBE))) {
                return key;
            }
            throw content(file, "its private and public halves do not belong together", null);
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw content(file, "not an Ed25519 key as Riskset writes it", e);
        }
    }

    static SiteKey of(byte[] pkcs8, PublicIdentity identity) throws GeneralSecurityException {
        return new SiteKey(KeyFactory.getInstance("Ed25519").generatePrivate(new PKCS8EncodedKeySpec(pkcs8)), identity);
    }

    /** Writes both halves to a new file that only its owner can read, never over an old one. */
    public void write(Path file) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        content.writeBytes(new Pem(PRIVATE, secret.getEncoded()).file());
        content.writeBytes(new Pem(PUBLIC, identity.encoded()).file());
        OwnerOnlyFile.create(file, content.toByteArray());
    }

    public PublicIdentity identity() {
        return identity;
    }

    /** The 32 public bytes. */
    public byte[] publicKey() {
        return identity.bytes();
    }

    /** The signature over these bytes, 64 bytes; deterministic (RFC 8032). */
    public byte[] sign(byte[] message) {
        try {
            Signature signer = Signature.getInstance("Ed25519");
            signer.initSign(secret);
            signer.update(message);
            return signer.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("an Ed25519 key signs anything", e);
        }
    }

    public byte[] sign(Transcript transcript) {
        return sign(transcript.toBytes());
    }

    private static byte[] block(byte[] content, String label) {
        List<Pem> blocks =
                Pem.all(content).stream().filter(b -> b.label().equals(label)).toList();
        if (blocks.size() != 1) {
            throw new IllegalArgumentException("not one block " + label);
        }
        return blocks.get(0).der();
    }

    private static PublicIdentity identity(byte[] encoded) {
        PublicIdentity identity =
                PublicIdentity.of(Arrays.copyOfRange(encoded, encoded.length - EdwardsEncoding.LENGTH, encoded.length));
        if (!Arrays.equals(identity.encoded(), encoded)) {
            throw new IllegalArgumentException("not an Ed25519 public key");
        }
        return identity;
    }

    private static RisksetException content(Path file, String what, Exception cause) {
        Problem problem = Problem.of(IdentityError.KEY_CONTENT, file + ": " + what)
                .with(Problem.DO, "restore the file from a backup, or make a new key and enrol again");
        return cause == null ? RisksetException.of(problem) : RisksetException.of(problem, cause);
    }

    /** The fingerprint; never the secret. */
    @Override
    public String toString() {
        return "SiteKey[" + identity.fingerprint().aloud() + "]";
    }
}
