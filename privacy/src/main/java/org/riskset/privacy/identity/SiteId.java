// SPDX-License-Identifier: Apache-2.0
package org.riskset.privacy.identity;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import org.riskset.survival.error.Problem;
import org.riskset.survival.error.RisksetException;

/**
 * The name of a site, unique in its consortium.
 *
 * <p>Special cases: 1 to 64 code points; no control, format or line character and no lone surrogate; no slash or
 * backslash, since sites' names become file names; not starting with a dot or {@code @}, which is reserved
 * ({@code @site}). Names are compared as they are, byte by byte: no case folding, no normalization.
 *
 * @param value the name
 */
public record SiteId(String value) implements Comparable<SiteId> {

    private static final int LONGEST = 64;

    /** {@code RS-CONF-063} when a site cannot have this name. */
    public SiteId {
        int length = value.codePointCount(0, value.length());
        if (length < 1 || length > LONGEST) {
            throw unfit("a site's name has 1 to " + LONGEST + " characters, not " + length, value);
        }
        if (value.startsWith(".") || value.startsWith("@")) {
            throw unfit("a site's name does not start with a dot or @", value);
        }
        if (value.codePoints().anyMatch(SiteId::isForbidden)) {
            throw unfit("a site's name has no slash, backslash or control character", value);
        }
    }

    /** The name in UTF-8, as it is signed. */
    public byte[] bytes() {
        return value.getBytes(UTF_8);
    }

    /** By UTF-8 bytes, the order of a roster. */
    @Override
    public int compareTo(SiteId other) {
        return Arrays.compareUnsigned(bytes(), other.bytes());
    }

    @Override
    public String toString() {
        return value;
    }

    private static boolean isForbidden(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default -> character == '/' || character == '\\';
        };
    }

    private static RisksetException unfit(String what, String seen) {
        String shown = seen.codePoints()
                .limit(LONGEST)
                .map(c -> isForbidden(c) && c != '/' && c != '\\' ? '?' : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        return RisksetException.of(Problem.of(IdentityError.SITE_NAME, what)
                .with(Problem.SEEN, shown)
                .with(Problem.DO, "choose a short name such as site-3"));
    }
}
