// SPDX-License-Identifier: Apache-2.0
package org.riskset.privacy.identity;

import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.riskset.survival.digest.Digest;
import org.riskset.survival.error.Problem;
import org.riskset.survival.error.RisksetException;

/**
 * What two people compare to know that they hold the same key: SHA-256 of its 32 public bytes.
 *
 * <p><b>Guarantees.</b> Read aloud it is cut to its first 128 bits; to find another key with the same ones takes about
 * 2^128 tries, also for whoever makes both keys the people are to confuse: a second preimage is needed, not a collision,
 * since the true key is fixed first.
 *
 * @param hex 64 lower-case hexadecimal digits, or the first 32 of them when it was read aloud
 */
public record Fingerprint(String hex) {

    private static final String PREFIX = "sha256:";
    private static final int WHOLE = 64;
    private static final int ALOUD = 32;

    public Fingerprint {
        if (!hex.matches("[0-9a-f]{32}|[0-9a-f]{64}")) {
            throw new IllegalArgumentException("not a fingerprint in hexadecimal: " + hex);
        }
    }

    public static Fingerprint of(PublicIdentity identity) {
        return new Fingerprint(Digest.of(identity.bytes()).hex());
    }

    /** Reads either form, in capitals too; {@code RS-KEY-007} when it is neither. */
    public static Fingerprint parse(String text) {
        String digits = text.strip().toLowerCase(Locale.ROOT);
        if (digits.matches(PREFIX + "[0-9a-f]{64}")) {
            return new Fingerprint(digits.substring(PREFIX.length()));
        }
        if (digits.matches("[0-9a-f]{4}(-[0-9a-f]{4}){7}")) {
            return new Fingerprint(digits.replace("-", ""));
        }
        throw RisksetException.of(Problem.of(IdentityError.FINGERPRINT, "not a fingerprint")
                .with(Problem.EXPECTED, "sha256: and 64 hexadecimal digits, or eight groups of four with - between")
                .with(Problem.DO, "copy it as the other side shows it"));
    }

    /** All digits are known, so that it may stand in a file. */
    public boolean isWhole() {
        return hex.length() == WHOLE;
    }

    /**
     * As in files: {@code sha256:} and all digits.
     *
     * @throws IllegalStateException when it was read aloud, so that the rest is not known
     */
    public String file() {
        if (!isWhole()) {
            throw new IllegalStateException("only the part that is read aloud is known");
        }
        return PREFIX + hex;
    }

    /** As read aloud: the first 16 bytes in groups of four digits. */
    public String aloud() {
        return IntStream.range(0, ALOUD / 4)
                .mapToObj(i -> hex.substring(4 * i, 4 * i + 4))
                .collect(Collectors.joining("-"));
    }

    /** The same key as far as both are known; takes as long for a near miss as for a far one. */
    public boolean matches(Fingerprint other) {
        int known = Math.min(hex.length(), other.hex.length());
        return MessageDigest.isEqual(first(known), other.first(known));
    }

    private byte[] first(int digits) {
        return HexFormat.of().parseHex(hex, 0, digits);
    }

    @Override
    public String toString() {
        return isWhole() ? file() : aloud();
    }
}
