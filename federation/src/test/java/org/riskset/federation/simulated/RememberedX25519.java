// SPDX-License-Identifier: Apache-2.0
package org.riskset.federation.simulated;

import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.Key;
import java.security.Provider;
import java.security.SecureRandom;
import java.security.Security;
import java.security.interfaces.XECPrivateKey;
import java.security.interfaces.XECPublicKey;
import java.security.spec.AlgorithmParameterSpec;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.KeyAgreement;
import javax.crypto.KeyAgreementSpi;
import javax.crypto.SecretKey;

/**
 * The JDK's X25519, computed once for both ends of an agreement: the same numbers in less than half of the time. The
 * product's code does not know of it.
 */
final class RememberedX25519 extends Provider {
    private static final long serialVersionUID = 1;
    private static final String NAME = "RememberedX25519";
    private static final String ALGORITHM = "X25519";
    private static final String BASE = "9";
    private static final int MOST = 20_000;
    private static final Map<String, byte[]> PRODUCTS = new ConcurrentHashMap<>();
    private static final Map<String, String> POINTS = new ConcurrentHashMap<>();

    RememberedX25519() {
        super(NAME, "1", "for simulations");
        putService(new Service(this, "KeyAgreement", ALGORITHM, Agreement.class.getName(), null, null) {
            @Override
            public Object newInstance(Object parameter) {
                return new Agreement();
            }
        });
    }

    static void use() {
        Security.insertProviderAt(new RememberedX25519(), 1);
    }

    static void stop() {
        Security.removeProvider(NAME);
        forget();
    }

    private static void forget() {
        PRODUCTS.clear();
        POINTS.clear();
    }

    /** One agreement. */
    private static final class Agreement extends KeyAgreementSpi {
        private Key secret;
        private String name;
        private byte[] product;

        @Override
        protected void engineInit(Key key, SecureRandom random) {
            secret = key;
            name = Arrays.toString(((XECPrivateKey) key).getScalar().orElseThrow());
        }

        @Override
        protected void engineInit(Key key, AlgorithmParameterSpec parameters, SecureRandom random) {
            engineInit(key, random);
        }

        // The base point gives a secret's own point; two points, in either order, name what their owners share.
        @Override
        protected Key engineDoPhase(Key point, boolean last) throws InvalidKeyException {
            String other = ((XECPublicKey) point).getU().toString();
            if (PRODUCTS.size() > MOST) {
                forget();
            }
            String own = POINTS.get(name);
            boolean known = own != null && !other.equals(BASE);
            String pair = known && own.compareTo(other) < 0 ? own + other : known ? other + own : name + other;
            byte[] found = PRODUCTS.get(pair);
            product = found == null ? computed(point) : found;
            PRODUCTS.put(pair, product);
            if (other.equals(BASE)) {
                POINTS.put(name, littleEndian(product));
            }
            return null;
        }

        private byte[] computed(Key point) throws InvalidKeyException {
            try {
                KeyAgreement real = KeyAgreement.getInstance(ALGORITHM, "SunEC");
                real.init(secret);
                real.doPhase(point, true);
                return real.generateSecret();
            } catch (InvalidKeyException e) {
                throw e;
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("every JDK has " + ALGORITHM, e);
            }
        }

        private static String littleEndian(byte[] bytes) {
            byte[] reversed = new byte[bytes.length];
            for (int i = 0; i < bytes.length; i++) {
                reversed[i] = bytes[bytes.length - 1 - i];
            }
            return new java.math.BigInteger(1, reversed).toString();
        }

        @Override
        protected byte[] engineGenerateSecret() {
            return product.clone();
        }

        @Override
        protected int engineGenerateSecret(byte[] into, int offset) {
            System.arraycopy(product, 0, into, offset, product.length);
            return product.length;
        }

        @Override
        protected SecretKey engineGenerateSecret(String algorithm) {
            throw new UnsupportedOperationException();
        }
    }
}
