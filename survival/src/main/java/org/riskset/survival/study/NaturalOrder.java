// SPDX-License-Identifier: Apache-2.0
package org.riskset.survival.study;

import java.math.BigInteger;
import java.util.Comparator;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Names in the order people expect: numbers in them by value, so that {@code site-2} comes before {@code site-10}. */
public final class NaturalOrder {
    /** Compares piece by piece; equal names by value, such as 1 and 01, by their text. */
    public static final Comparator<String> OF_NAMES =
            Comparator.comparing(NaturalOrder::pieces, NaturalOrder::compare).thenComparing(Comparator.naturalOrder());

    private static final Pattern PIECE = Pattern.compile("[0-9]+|[^0-9]+");

    private NaturalOrder() {}

    private static List<String> pieces(String name) {
        return PIECE.matcher(name).results().map(MatchResult::group).toList();
    }

    private static int compare(List<String> one, List<String> other) {
        for (int i = 0; i < Math.min(one.size(), other.size()); i++) {
            int order = compare(one.get(i), other.get(i));
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(one.size(), other.size());
    }

    private static int compare(String one, String other) {
        boolean numbers = isNumber(one) && isNumber(other);
        return numbers ? new BigInteger(one).compareTo(new BigInteger(other)) : one.compareTo(other);
    }

    private static boolean isNumber(String piece) {
        return piece.charAt(0) >= '0' && piece.charAt(0) <= '9';
    }
}
