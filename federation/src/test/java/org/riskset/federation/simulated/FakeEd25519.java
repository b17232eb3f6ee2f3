// SPDX-License-Identifier: Apache-2.0
package org.riskset.federation.simulated;

import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Security;
import java.security.SignatureException;
import java.security.SignatureSpi;
import java.security.interfaces.EdECPrivateKey;
import java.security.spec.NamedParameterSpec;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Signatures that cost microseconds and that anybody could make: SHA-512 of public key and message, within the bounds
 * that a strict verifier puts on the encoding. Keys stay real. The product's code does not know of it.
 */
final class FakeEd25519 extends Provider {
    private static final long serialVersionUID = 1;
    private static final String NAME = "FakeEd25519";
    private static final String ALGORITHM = "Ed25519";
    private static final Map<PrivateKey, byte[]> PUBLIC = new ConcurrentHashMap<>();

    FakeEd25519() {
        super(NAME, "1", "for simulations");
        putService(new Service(this, "Signature", ALGORITHM, FakeSignature.class.getName(), null, null) {
            @Override
            public Object newInstance(Object parameter) {
                return new FakeSignature();
            }
        });
    }

    /** From now on every signature is a fake. */
    static void use() {
        Security.insertProviderAt(new FakeEd25519(), 1);
    }

    /** Signatures are real again. */
    static void stop() {
        Security.removeProvider(NAME);
    }

    /** One signature. */
    private static final class FakeSignature extends SignatureSpi {
        private MessageDigest hash;

        @Override
        protected void engineInitVerify(PublicKey key) throws InvalidKeyException {
            byte[] encoded = key.getEncoded();
            begin(Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length));
        }

        @Override
        protected void engineInitSign(PrivateKey key) throws InvalidKeyException {
            begin(PUBLIC.computeIfAbsent(key, FakeEd25519::publicHalf));
        }

        private void begin(byte[] key) throws InvalidKeyException {
            try {
                hash = MessageDigest.getInstance("SHA-512");
                hash.update(key);
            } catch (GeneralSecurityException e) {
                throw new InvalidKeyException(e);
            }
        }

        @Override
        protected void engineUpdate(byte b) {
            hash.update(b);
        }

        @Override
        protected void engineUpdate(byte[] bytes, int offset, int length) {
            hash.update(bytes, offset, length);
        }

        // Below p and below the order of the group, so that the encoding is a canonical one.
        @Override
        protected byte[] engineSign() {
            byte[] signature = hash.digest();
            signature[31] &= 0x3f;
            signature[63] &= 0x0f;
            return signature;
        }

        @Override
        protected boolean engineVerify(byte[] signature) throws SignatureException {
            return Arrays.equals(engineSign(), signature);
        }

        @Override
        @Deprecated
        protected void engineSetParameter(String name, Object value) {
            throw new UnsupportedOperationException();
        }

        @Override
        @Deprecated
        protected Object engineGetParameter(String name) {
            throw new UnsupportedOperationException();
        }
    }

    // The JDK derives it only while it draws a key: so it draws this one.
    private static byte[] publicHalf(PrivateKey secret) {
        byte[] seed = ((EdECPrivateKey) secret).getBytes().orElseThrow();
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(ALGORITHM);
            generator.initialize(NamedParameterSpec.ED25519, new Drawing(seed));
            byte[] encoded = generator.generateKeyPair().getPublic().getEncoded();
            return Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has Ed25519", e);
        }
    }

    /** Draws what it was given. */
    private static final class Drawing extends SecureRandom {
        private static final long serialVersionUID = 1;

        private final transient byte[] bytes;

        Drawing(byte[] bytes) {
            super(null, null);
            this.bytes = bytes;
        }

        @Override
        public void nextBytes(byte[] drawn) {
            System.arraycopy(bytes, 0, drawn, 0, drawn.length);
        }
    }
}
