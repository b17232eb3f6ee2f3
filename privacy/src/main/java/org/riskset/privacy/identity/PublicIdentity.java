// SPDX-License-Identifier: Apache-2.0
package org.riskset.privacy.identity;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;
import org.riskset.survival.error.Problem;
import org.riskset.survival.error.RisksetException;

/**
 * The public half of an identity: an Ed25519 key, written {@code ed25519:<64 hex digits>}.
 *
 * <p><b>Guarantees.</b> A signature that {@link #verify verifies} was made with the private half over exactly these
 * bytes, and is the only one that its signer can show for them without signing again. It says nothing about who holds
 * the key: that is what comparing fingerprints is for.
 *
 * @param hex 64 lower-case hexadecimal digits
 */
public record PublicIdentity(String hex) {

    private static final String PREFIX = "ed25519:";
    private static final int SIGNATURE_LENGTH = 64;
    // SubjectPublicKeyInfo of an Ed25519 key without its 32 bytes, RFC 8410
    private static final byte[] HEADER = HexFormat.of().parseHex("302a300506032b6570032100");

    public PublicIdentity {
        if (!hex.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException("not 32 bytes in hexadecimal: " + hex);
        }
    }

    /**
     * The key with these 32 bytes; they may still be no point of the curve, and then verify nothing.
     *
     * @throws IllegalArgumentException when there are not 32 bytes
     */
    public static PublicIdentity of(byte[] bytes) {
        return new PublicIdentity(HexFormat.of().formatHex(bytes));
    }

    /** Reads the written form; {@code RS-KEY-008} when it is not one. */
    public static PublicIdentity parse(String text) {
        if (!text.matches(PREFIX + "[0-9a-f]{64}")) {
            throw RisksetException.of(Problem.of(IdentityError.PUBLIC_KEY, "not a public key")
                    .with(Problem.EXPECTED, "ed25519: and 64 lower-case hexadecimal digits"));
        }
        return new PublicIdentity(text.substring(PREFIX.length()));
    }

    public byte[] bytes() {
        return HexFormat.of().parseHex(hex);
    }

    public Fingerprint fingerprint() {
        return Fingerprint.of(this);
    }

    /** Whether this is a signature over this transcript by this identity. */
    public boolean verify(Transcript transcript, byte[] signature) {
        return verify(transcript.toBytes(), signature);
    }

    /**
     * Whether this is a signature over these bytes by this identity.
     *
     * <p>Special cases, all false: a signature that is not 64 bytes long; S at or above the order of the group, which
     * would give each signature a twin; R or the key in another than its canonical encoding; a key of small order, whose
     * signatures fit many messages.
     *
     * @see "RFC 8032, section 5.1.7"
     */
    public boolean verify(byte[] message, byte[] signature) {
        if (signature.length != SIGNATURE_LENGTH) {
            return false;
        }
        byte[] r = Arrays.copyOf(signature, EdwardsEncoding.LENGTH);
        byte[] s = Arrays.copyOfRange(signature, EdwardsEncoding.LENGTH, SIGNATURE_LENGTH);
        return isKey() && EdwardsEncoding.isCanonical(r) && EdwardsEncoding.isReduced(s) && holds(message, signature);
    }

    private boolean isKey() {
        byte[] key = bytes();
        return EdwardsEncoding.isCanonical(key) && !EdwardsEncoding.isSmallOrder(key);
    }

    private boolean holds(byte[] message, byte[] signature) {
        try {
            Signature verifier = Signature.getInstance("Ed25519");
            verifier.initVerify(jdkKey());
            verifier.update(message);
            return verifier.verify(signature);
        } catch (GeneralSecurityException e) {
            return false; // the JDK throws for bytes that are no point of the curve
        }
    }

    private PublicKey jdkKey() throws GeneralSecurityException {
        return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded()));
    }

    /** As SubjectPublicKeyInfo, the form of the JDK and of key files. */
    byte[] encoded() {
        byte[] encoded = Arrays.copyOf(HEADER, HEADER.length + EdwardsEncoding.LENGTH);
        System.arraycopy(bytes(), 0, encoded, HEADER.length, EdwardsEncoding.LENGTH);
        return encoded;
    }

    @Override
    public String toString() {
        return PREFIX + hex;
    }
}
