// SPDX-License-Identifier: Apache-2.0
package org.riskset.privacy.disclosure;

import java.util.Arrays;
import java.util.BitSet;
import java.util.stream.IntStream;

/**
 * A set of patients, or of sites, each known by its ordinal alone. Never changes.
 *
 * <p>One bit an ordinal: 10,000 patients are 157 words, compared word by word.
 */
public final class OrdinalSet {
    private final long[] words; // the last is not zero, so equal sets have equal words
    private final int size;

    private OrdinalSet(long[] words) {
        this.words = words;
        this.size = Arrays.stream(words).mapToInt(Long::bitCount).sum();
    }

    /** Those whose bit is set. */
    public static OrdinalSet of(BitSet members) {
        return new OrdinalSet(members.toLongArray());
    }

    public static OrdinalSet of(int... members) {
        BitSet bits = new BitSet();
        Arrays.stream(members).forEach(bits::set);
        return of(bits);
    }

    /**
     * Reads {@link #toBytes}.
     *
     * @throws IllegalArgumentException for anything that {@code toBytes} would not write
     */
    public static OrdinalSet fromBytes(byte[] bytes) {
        long[] words = WordRuns.decode(bytes);
        if (words.length > 0 && words[words.length - 1] == 0) {
            throw new IllegalArgumentException("a set that ends in nothing");
        }
        return new OrdinalSet(words);
    }

    /** The set in few bytes, the same for equal sets. */
    public byte[] toBytes() {
        return WordRuns.encode(words);
    }

    public int size() {
        return size;
    }

    public boolean contains(int ordinal) {
        int word = ordinal / Long.SIZE;
        return word < words.length && (words[word] >>> ordinal & 1) == 1;
    }

    /** Rising. */
    public IntStream stream() {
        return BitSet.valueOf(words).stream();
    }

    /** How many are in both. */
    public int common(OrdinalSet other) {
        int count = 0;
        for (int i = 0; i < Math.min(words.length, other.words.length); i++) {
            count += Long.bitCount(words[i] & other.words[i]);
        }
        return count;
    }

    /** How many words it takes to compare two sets. */
    long wordsAgainst(OrdinalSet other) {
        return Math.min(words.length, other.words.length);
    }

    /** Those in one or the other. */
    OrdinalSet union(OrdinalSet other) {
        BitSet all = BitSet.valueOf(words);
        all.or(BitSet.valueOf(other.words));
        return of(all);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof OrdinalSet set && Arrays.equals(words, set.words);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(words);
    }

    /** Neither who, nor how many. */
    @Override
    public String toString() {
        return "OrdinalSet";
    }
}
