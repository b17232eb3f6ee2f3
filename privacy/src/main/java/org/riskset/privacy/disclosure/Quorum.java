// SPDX-License-Identifier: Apache-2.0
package org.riskset.privacy.disclosure;

import java.util.Optional;

/**
 * How many sites have to agree before a masked sum opens, as a site's policy asks for it.
 *
 * @param written {@code default}, {@code all}, or a number
 */
public record Quorum(String written) {
    /** More than two thirds of the sites, and three at least. */
    public static final Quorum DEFAULT = new Quorum("default");

    /** Nobody may leave. */
    public static final Quorum ALL = new Quorum("all");

    private static final int FEWEST = 3;
    private static final String NUMBER = "[1-9]\\d{0,3}";

    public Quorum {
        if (!written.equals("default") && !written.equals("all") && !written.matches(NUMBER)) {
            throw new IllegalArgumentException("no quorum: " + written);
        }
    }

    /** Reads the written form; empty for anything else. */
    public static Optional<Quorum> parse(String text) {
        boolean known = text.equals("default") || text.equals("all") || text.matches(NUMBER);
        return known ? Optional.of(new Quorum(text)) : Optional.empty();
    }

    /** What it comes to among n sites: {@code max(3, floor(2n/3) + 1)} by default. */
    public int at(int n) {
        return switch (written) {
            case "default" -> Math.max(FEWEST, 2 * n / 3 + 1);
            case "all" -> n;
            default -> Integer.parseInt(written);
        };
    }

    /** The one that asks for more among n sites. */
    public Quorum stricter(Quorum other, int n) {
        return other.at(n) > at(n) ? other : this;
    }
}
