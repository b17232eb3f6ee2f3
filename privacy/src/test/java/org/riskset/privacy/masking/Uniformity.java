// SPDX-License-Identifier: Apache-2.0
package org.riskset.privacy.masking;

/**
 * How far bytes are from uniform and independent ones, each in standard deviations of what those would give.
 *
 * <pre>bytes:     chi-square of the 256 values, at each position within a lane, 255 df:   (x - 255) / sqrt(510)
 *bits:      ones at each position within a lane:                                     (ones - n / 2) / (sqrt(n) / 2)
 *neighbors: serial correlation of bytes, one byte apart:                             r sqrt(n)
 *lanes:     serial correlation of bytes, one lane apart:                             r sqrt(n)</pre>
 *
 * @see "Knuth, The Art of Computer Programming, volume 2, sections 3.3.1 and 3.3.2 K"
 */
record Uniformity(double bytes, double bits, double neighbors, double lanes) {
    private static final int VALUES = 256;
    private static final double DEGREES = VALUES - 1;
    private static final double MEAN = 127.5;
    private static final double VARIANCE = (VALUES * VALUES - 1) / 12.0;

    /** Of lanes of so many bytes. */
    static Uniformity of(byte[] bytes, int lane) {
        long[][] counts = new long[lane][VALUES];
        for (int i = 0; i < bytes.length; i++) {
            counts[i % lane][bytes[i] & 0xff]++;
        }
        double bits = 0;
        double values = 0;
        for (long[] position : counts) {
            values = Math.max(values, values(position, bytes.length / lane));
            bits = Math.max(bits, bits(position, bytes.length / lane));
        }
        return new Uniformity(values, bits, correlation(bytes, 1), correlation(bytes, lane));
    }

    private static double values(long[] counts, double n) {
        double expected = n / VALUES;
        double chiSquare = 0;
        for (long count : counts) {
            chiSquare += (count - expected) * (count - expected) / expected;
        }
        return Math.abs(chiSquare - DEGREES) / Math.sqrt(2 * DEGREES);
    }

    private static double bits(long[] counts, double n) {
        double worst = 0;
        for (int bit = 0; bit < 8; bit++) {
            long ones = 0;
            for (int value = 0; value < VALUES; value++) {
                ones += (value >> bit & 1) * counts[value];
            }
            worst = Math.max(worst, Math.abs(ones - n / 2) / (Math.sqrt(n) / 2));
        }
        return worst;
    }

    // Mean and variance are those of uniform bytes, so that constant bytes are not mistaken for uncorrelated ones.
    private static double correlation(byte[] bytes, int apart) {
        double sum = 0;
        int pairs = bytes.length - apart;
        for (int i = 0; i < pairs; i++) {
            sum += ((bytes[i] & 0xff) - MEAN) * ((bytes[i + apart] & 0xff) - MEAN);
        }
        return Math.abs(sum / pairs / VARIANCE) * Math.sqrt(pairs);
    }
}
