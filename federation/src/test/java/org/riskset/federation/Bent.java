// SPDX-License-Identifier: Apache-2.0
package org.riskset.federation;

import com.google.protobuf.ByteString;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;

/** Points and signatures bent into what a careless reader would take. */
final class Bent {
    /** The field of Curve25519. */
    static final BigInteger P = BigInteger.TWO.pow(255).subtract(BigInteger.valueOf(19));

    /** Points whose product with any secret is known to everybody. */
    static final List<BigInteger> SMALL_ORDER = List.of(
            BigInteger.ZERO,
            BigInteger.ONE,
            P.subtract(BigInteger.ONE),
            new BigInteger("325606250916557431795983626356110631294008115727848805560023387167927233504"),
            new BigInteger("39382357235489614581723060781553021112529911719440698176882885853963445705823"));

    private static final BigInteger ORDER =
            BigInteger.TWO.pow(252).add(new BigInteger("27742317777372353535851937790883648493"));

    private Bent() {}

    /** S + L in the place of S, as good as S to whoever does not ask that S be below L. */
    static byte[] malleated(byte[] signature) {
        BigInteger s = new BigInteger(1, reversed(Arrays.copyOfRange(signature, 32, 64)));
        return with(signature, 32, point(s.add(ORDER)));
    }

    /** 32 bytes, little-endian. */
    static byte[] point(BigInteger u) {
        byte[] big = u.toByteArray();
        byte[] fixed = new byte[32];
        int length = Math.min(32, big.length);
        System.arraycopy(big, big.length - length, fixed, 32 - length, length);
        return reversed(fixed);
    }

    /** The same with another part. */
    static byte[] with(byte[] body, int at, byte[] part) {
        return ByteString.copyFrom(body, 0, at)
                .concat(ByteString.copyFrom(part))
                .concat(ByteString.copyFrom(body, at + part.length, body.length - at - part.length))
                .toByteArray();
    }

    private static byte[] reversed(byte[] bytes) {
        byte[] reversed = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            reversed[i] = bytes[bytes.length - 1 - i];
        }
        return reversed;
    }
}
