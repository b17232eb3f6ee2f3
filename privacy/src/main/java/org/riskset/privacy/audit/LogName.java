// SPDX-License-Identifier: Apache-2.0
package org.riskset.privacy.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The name of a log, which is the origin of its checkpoints and the name of its key: {@code riskset/<consortium>/<party>}.
 *
 * <p>Special cases: names of consortia and sites may hold any character, names of keys neither spaces nor {@code +};
 * every byte of UTF-8 that is not a letter, a digit or one of {@code . _ ~ -} is written {@code %XX} (RFC 3986), so that
 * different parties have different names.
 *
 * @param text not empty, without white space, control characters and {@code +}, at most {@value #LONGEST} bytes
 */
public record LogName(String text) {
    /** The party that is no site. */
    public static final String COORDINATOR = "coordinator";

    static final int LONGEST = 1024;

    // Java's \s is ASCII alone; the separators of Unicode are spaces as well.
    private static final Pattern FORBIDDEN = Pattern.compile("[\\s\\p{Z}\\p{C}+]");

    public LogName {
        boolean fits = !text.isEmpty() && text.getBytes(UTF_8).length <= LONGEST;
        if (!fits || FORBIDDEN.matcher(text).find()) {
            throw new IllegalArgumentException("not the name of a log or key: " + text.length() + " characters");
        }
    }

    public static LogName of(String consortium, String party) {
        return new LogName("riskset/" + escaped(consortium) + "/" + escaped(party));
    }

    private static String escaped(String part) {
        StringBuilder out = new StringBuilder();
        for (byte b : part.getBytes(UTF_8)) {
            char c = (char) (b & 0xff);
            boolean plain = c < 0x80 && (Character.isLetterOrDigit(c) || "._~-".indexOf(c) >= 0);
            out.append(plain ? String.valueOf(c) : String.format(Locale.ROOT, "%%%02X", (int) c));
        }
        return out.toString();
    }

    @Override
    public String toString() {
        return text;
    }
}
