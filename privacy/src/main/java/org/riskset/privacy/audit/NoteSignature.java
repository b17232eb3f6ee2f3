// SPDX-License-Identifier: Apache-2.0
package org.riskset.privacy.audit;

import java.util.HexFormat;
import java.util.Optional;

/**
 * One line under a note, as it was read; whether it verifies is another question.
 *
 * @param name of the key that it says it is of
 * @param hex the key's id, 4 bytes, and what that key signed, in hexadecimal
 */
public record NoteSignature(LogName name, String hex) {
    /** Em dash and space. */
    private static final String MARK = "\u2014 ";

    private static final int ID_DIGITS = 8;
    private static final int LONGEST = 16 * 1024;

    public NoteSignature {
        if (hex.length() <= ID_DIGITS || hex.length() > 2 * LONGEST) {
            throw new IllegalArgumentException("no signature has " + hex.length() / 2 + " bytes");
        }
    }

    static NoteSignature of(NoteKey key, byte[] signed) {
        return new NoteSignature(key.name(), key.id() + HexFormat.of().formatHex(signed));
    }

    /** What the key signed, without its id. */
    public byte[] signed() {
        return HexFormat.of().parseHex(hex, ID_DIGITS, hex.length());
    }

    public boolean isOf(NoteKey key) {
        return name.equals(key.name()) && hex.startsWith(key.id());
    }

    /** Without the end of the line. */
    String line() {
        return MARK + name + " " + Base64Text.of(HexFormat.of().parseHex(hex));
    }

    static Optional<NoteSignature> parse(String line) {
        String[] parts = line.split(" ", -1);
        if (parts.length != 3 || !(parts[0] + " ").equals(MARK)) {
            return Optional.empty();
        }
        try {
            LogName name = new LogName(parts[1]);
            return Base64Text.decoded(parts[2])
                    .map(bytes -> new NoteSignature(name, HexFormat.of().formatHex(bytes)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
