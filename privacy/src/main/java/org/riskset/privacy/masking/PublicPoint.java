// SPDX-License-Identifier: Apache-2.0
package org.riskset.privacy.masking;

import java.math.BigInteger;
import java.util.HexFormat;
import java.util.Set;
import org.riskset.privacy.identity.SecurityError;
import org.riskset.survival.error.Problem;
import org.riskset.survival.error.RisksetException;

/**
 * The public half of an {@link AgreementKey}: a u-coordinate of Curve25519, 32 bytes little-endian.
 *
 * <p><b>Guarantees.</b> One point has one encoding, and no two secrets agree with it on a product that everybody knows:
 * points of small order are refused, of which a coordinator could otherwise make a site's masks known in advance.
 *
 * @param hex 64 lower-case hexadecimal digits
 * @see "RFC 7748, sections 5 and 6.1"
 */
public record PublicPoint(String hex) {
    private static final int LENGTH = 32;
    private static final BigInteger P = BigInteger.TWO.pow(255).subtract(BigInteger.valueOf(19));
    // u of the points whose order divides 8, on the curve and on its twist
    private static final Set<BigInteger> SMALL_ORDER = Set.of(
            BigInteger.ZERO,
            BigInteger.ONE,
            new BigInteger("325606250916557431795983626356110631294008115727848805560023387167927233504"),
            new BigInteger("39382357235489614581723060781553021112529911719440698176882885853963445705823"),
            P.subtract(BigInteger.ONE));

    /** {@code RS-SEC-012} for another length, a coordinate of 2^255 - 19 or more, and a point of small order. */
    public PublicPoint {
        if (!hex.matches("[0-9a-f]{64}")) {
            throw unsound("a public point has 32 bytes");
        }
        BigInteger u = coordinate(hex);
        if (u.compareTo(P) >= 0) {
            throw unsound("a public point that is not written in the one way allowed");
        }
        if (SMALL_ORDER.contains(u)) {
            throw unsound("a public point of small order");
        }
    }

    public static PublicPoint of(byte[] bytes) {
        return new PublicPoint(HexFormat.of().formatHex(bytes));
    }

    public byte[] bytes() {
        return HexFormat.of().parseHex(hex);
    }

    /** The u-coordinate, 0 to 2^255 - 20. */
    BigInteger coordinate() {
        return coordinate(hex);
    }

    private static BigInteger coordinate(String hex) {
        byte[] little = HexFormat.of().parseHex(hex);
        byte[] big = new byte[LENGTH];
        for (int i = 0; i < LENGTH; i++) {
            big[i] = little[LENGTH - 1 - i];
        }
        return new BigInteger(1, big);
    }

    private static RisksetException unsound(String what) {
        return RisksetException.of(Problem.of(SecurityError.POINT, what));
    }
}
