// SPDX-License-Identifier: Apache-2.0
package org.riskset.survival.counts;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * The numbers of a vector: 64-bit lanes, then 128-bit lanes, both added modulo their width.
 *
 * <p>A 128-bit lane is a pair of longs with carry, not limbs summed apart: sums of low limbs would tell the number of
 * carries. Arrays are not to be modified from outside.
 */
public record Lanes(long[] narrow, long[] wideHigh, long[] wideLow) {

    public Lanes {
        if (wideHigh.length != wideLow.length) {
            throw new IllegalArgumentException("halves of unequal length");
        }
    }

    public static Lanes zero(Layout layout) {
        int wide = Math.toIntExact(layout.lanes128());
        return new Lanes(new long[Math.toIntExact(layout.lanes64())], new long[wide], new long[wide]);
    }

    /** Lane by lane modulo 2^64 and 2^128. */
    public Lanes plus(Lanes other) {
        if (narrow.length != other.narrow.length || wideLow.length != other.wideLow.length) {
            throw new IllegalArgumentException("vectors of unequal layout");
        }
        Lanes sum = new Lanes(narrow.clone(), wideHigh.clone(), wideLow.clone());
        sum.add(other);
        return sum;
    }

    /** Adds in place, modulo 2^64 and 2^128. Only for whoever builds the vector. */
    public void add(Lanes other) {
        for (int i = 0; i < narrow.length; i++) {
            narrow[i] += other.narrow[i];
        }
        for (int i = 0; i < wideLow.length; i++) {
            wideLow[i] += other.wideLow[i];
            long carry = Long.compareUnsigned(wideLow[i], other.wideLow[i]) < 0 ? 1 : 0;
            wideHigh[i] += other.wideHigh[i] + carry;
        }
    }

    /** A 128-bit lane as a signed integer. */
    public BigInteger wide(int lane) {
        byte[] bytes = ByteBuffer.allocate(16)
                .putLong(wideHigh[lane])
                .putLong(wideLow[lane])
                .array();
        return new BigInteger(bytes);
    }

    /** Sets a 128-bit lane; two's complement. Only for whoever builds the vector. */
    public void setWide(int lane, BigInteger value) {
        wideLow[lane] = value.longValue();
        wideHigh[lane] = value.shiftRight(64).longValue();
    }

    /** All 64-bit lanes, then all 128-bit lanes, little-endian. */
    public byte[] toBytes() {
        ByteBuffer bytes =
                ByteBuffer.allocate(8 * narrow.length + 16 * wideLow.length).order(ByteOrder.LITTLE_ENDIAN);
        for (long lane : narrow) {
            bytes.putLong(lane);
        }
        for (int i = 0; i < wideLow.length; i++) {
            bytes.putLong(wideLow[i]).putLong(wideHigh[i]);
        }
        return bytes.array();
    }

    /**
     * Reads what {@link #toBytes} wrote.
     *
     * @throws IllegalArgumentException when the length does not fit the layout
     */
    public static Lanes fromBytes(Layout layout, byte[] bytes) {
        if (bytes.length != layout.bytes()) {
            throw new IllegalArgumentException(bytes.length + " bytes for a layout of " + layout.bytes());
        }
        Lanes lanes = zero(layout);
        ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < lanes.narrow.length; i++) {
            lanes.narrow[i] = buffer.getLong();
        }
        for (int i = 0; i < lanes.wideLow.length; i++) {
            lanes.wideLow[i] = buffer.getLong();
            lanes.wideHigh[i] = buffer.getLong();
        }
        return lanes;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Lanes lanes
                && Arrays.equals(narrow, lanes.narrow)
                && Arrays.equals(wideHigh, lanes.wideHigh)
                && Arrays.equals(wideLow, lanes.wideLow);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(narrow) * 31 + Arrays.hashCode(wideLow);
    }

    /** Never the numbers: they may be one site's. */
    @Override
    public String toString() {
        return "Lanes[" + narrow.length + " of 64 bits, " + wideLow.length + " of 128 bits]";
    }
}
