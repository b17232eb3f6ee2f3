// SPDX-License-Identifier: Apache-2.0
package org.riskset.privacy.identity;

import java.math.BigInteger;
import java.util.Set;

/**
 * The 32-byte encoding of a point of edwards25519: y in 255 bits, little-endian, then the sign of x.
 *
 * <p>The JDK verifies the equation of a signature but takes points that have two encodings, and public keys for which
 * one signature is good for every message. Both are sorted out here, before it sees them.
 *
 * @see "RFC 8032, section 5.1.3"
 */
final class EdwardsEncoding {
    static final int LENGTH = 32;

    private static final BigInteger P = BigInteger.TWO.pow(255).subtract(BigInteger.valueOf(19));
    private static final BigInteger ORDER =
            BigInteger.TWO.pow(252).add(new BigInteger("27742317777372353535851937790883648493"));
    private static final BigInteger MINUS_ONE = P.subtract(BigInteger.ONE);

    // The y of the eight points whose order divides 8; x and -x share it, so five values stand for eight points.
    private static final Set<BigInteger> SMALL_ORDER = Set.of(
            BigInteger.ZERO,
            BigInteger.ONE,
            MINUS_ONE,
            new BigInteger("2707385501144840649318225287225658788936804267575313519463743609750303402022"),
            new BigInteger("55188659117513257062467267217118295137698188065244968500265048394206261417927"));

    private EdwardsEncoding() {}

    /** Whether these 32 bytes are the one encoding of whatever point they name. */
    static boolean isCanonical(byte[] point) {
        BigInteger y = y(point);
        boolean negative = (point[LENGTH - 1] & 0x80) != 0;
        boolean xIsZero = y.equals(BigInteger.ONE) || y.equals(MINUS_ONE);
        return y.compareTo(P) < 0 && !(negative && xIsZero);
    }

    /** Whether eight times this point is nothing: no key, whatever it signs. */
    static boolean isSmallOrder(byte[] point) {
        return SMALL_ORDER.contains(y(point).mod(P));
    }

    /** Whether the second half of a signature is a number below the order of the group. */
    static boolean isReduced(byte[] scalar) {
        return littleEndian(scalar).compareTo(ORDER) < 0;
    }

    private static BigInteger y(byte[] point) {
        return littleEndian(point).clearBit(255);
    }

    private static BigInteger littleEndian(byte[] bytes) {
        byte[] reversed = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            reversed[i] = bytes[bytes.length - 1 - i];
        }
        return new BigInteger(1, reversed);
    }
}
