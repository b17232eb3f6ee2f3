// SPDX-License-Identifier: Apache-2.0
package org.riskset.privacy.masking;

import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Splits a secret among n sites so that any k of them have it and any k - 1 know nothing of it.
 *
 * <pre>f(x) = secret + a_1 x + ... + a_(k-1) x^(k-1)   mod p = 2^256 + 297;   the share of site v is f(v)</pre>
 *
 * <p>Every 32 bytes are an element of the field. A share is 33 bytes, big-endian.
 *
 * @see "Shamir, How to share a secret, CACM 1979"
 */
final class Shamir {
    /** Bytes of a share. */
    static final int SHARE = 33;

    private static final BigInteger P = BigInteger.TWO.pow(256).add(BigInteger.valueOf(297));

    private Shamir() {}

    /** Coefficients a_1 to a_(k-1), uniform in the field by rejection. */
    static List<BigInteger> coefficients(int k, SecureRandom random) {
        List<BigInteger> drawn = new ArrayList<>();
        while (drawn.size() < k - 1) {
            BigInteger candidate = new BigInteger(P.bitLength(), random);
            if (candidate.compareTo(P) < 0) {
                drawn.add(candidate);
            }
        }
        return drawn;
    }

    /** The share of the site with this index, from 1. */
    static byte[] share(Secret secret, List<BigInteger> coefficients, int index) {
        BigInteger x = BigInteger.valueOf(index);
        BigInteger y = BigInteger.ZERO;
        for (int i = coefficients.size() - 1; i >= 0; i--) {
            y = y.add(coefficients.get(i)).multiply(x).mod(P);
        }
        byte[] bytes = secret.bytes();
        y = y.add(new BigInteger(1, bytes)).mod(P);
        Arrays.fill(bytes, (byte) 0);
        return fixed(y, SHARE);
    }

    /** Whether these bytes are a share: 33 of them, an element of the field. */
    static boolean isShare(byte[] share) {
        return share.length == SHARE && new BigInteger(1, share).compareTo(P) < 0;
    }

    /**
     * The weight of each share in the secret, for one set of sites: Lagrange's polynomials at 0. The same for every
     * secret that these sites open.
     */
    static List<BigInteger> weights(List<Integer> indices) {
        List<BigInteger> weights = new ArrayList<>();
        for (int i : indices) {
            BigInteger above = BigInteger.ONE;
            BigInteger below = BigInteger.ONE;
            for (int j : indices) {
                if (j != i) {
                    above = above.multiply(BigInteger.valueOf(j)).mod(P);
                    below = below.multiply(BigInteger.valueOf(j - (long) i)).mod(P);
                }
            }
            weights.add(above.multiply(below.modInverse(P)).mod(P));
        }
        return weights;
    }

    /** The secret of these shares by index; empty when they give no 32 bytes, and wrong when there are too few. */
    static Optional<Secret> open(Map<Integer, byte[]> shares) {
        List<Integer> indices = List.copyOf(shares.keySet());
        return open(weights(indices), indices.stream().map(shares::get).toList());
    }

    static Optional<Secret> open(List<BigInteger> weights, List<byte[]> shares) {
        BigInteger secret = BigInteger.ZERO;
        for (int i = 0; i < weights.size(); i++) {
            secret = secret.add(weights.get(i).multiply(new BigInteger(1, shares.get(i))));
        }
        secret = secret.mod(P);
        return secret.bitLength() > 256 ? Optional.empty() : Optional.of(Secret.of(fixed(secret, Secret.LENGTH)));
    }

    private static byte[] fixed(BigInteger value, int length) {
        byte[] bytes = value.toByteArray();
        byte[] fixed = new byte[length];
        int skip = Math.max(0, bytes.length - length);
        System.arraycopy(bytes, skip, fixed, length - (bytes.length - skip), bytes.length - skip);
        return fixed;
    }
}
