// SPDX-License-Identifier: Apache-2.0
package org.riskset.privacy.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import org.riskset.privacy.identity.PublicIdentity;
import org.riskset.survival.digest.Digest;

/**
 * Whose signature under a note counts, and as what: a name, a kind and an Ed25519 key.
 *
 * <pre>key id = first 4 bytes of H(name || 0x0A || type || public key),   vkey = name + "+" + hex(key id) + "+" + base64(type || public key)</pre>
 *
 * @see "C2SP signed-note; golang.org/x/mod/sumdb/note"
 */
public record NoteKey(LogName name, Kind kind, PublicIdentity key) {

    /** What a signature says. */
    public enum Kind {
        /** The log's own, over the note's text: type 0x01. */
        LOG(0x01),
        /** Somebody else's, over the text and a time: type 0x04, {@code cosignature/v1}. */
        COSIGNATURE(0x04);

        private final int type;

        Kind(int type) {
            this.type = type;
        }
    }

    private static final int ID_LENGTH = 4;

    /** As hexadecimal digits, 8 of them. It tells keys apart, it does not bind one: that is what verifying is for. */
    public String id() {
        ByteArrayOutputStream named = new ByteArrayOutputStream();
        named.writeBytes(name.text().getBytes(UTF_8));
        named.write('\n');
        named.writeBytes(typed());
        return HexFormat.of().formatHex(Digest.sha256(named.toByteArray()), 0, ID_LENGTH);
    }

    /** As other programs read it. */
    public String vkey() {
        return name + "+" + id() + "+" + Base64.getEncoder().encodeToString(typed());
    }

    /** Reads a vkey; empty when it is not one of a known kind, or its id is not its own. */
    public static Optional<NoteKey> parse(String vkey) {
        String[] parts = vkey.split("\\+", 3); // base64 may hold a +, a name cannot
        if (parts.length != 3) {
            return Optional.empty();
        }
        return Base64Text.decoded(parts[2])
                .filter(typed -> typed.length == 33)
                .flatMap(typed -> of(parts[0], typed))
                .filter(key -> key.vkey().equals(vkey));
    }

    private static Optional<NoteKey> of(String name, byte[] typed) {
        try {
            LogName read = new LogName(name);
            PublicIdentity key = PublicIdentity.of(Arrays.copyOfRange(typed, 1, typed.length));
            return Arrays.stream(Kind.values())
                    .filter(kind -> kind.type == typed[0])
                    .map(kind -> new NoteKey(read, kind, key))
                    .findFirst();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private byte[] typed() {
        ByteArrayOutputStream typed = new ByteArrayOutputStream();
        typed.write(kind.type);
        typed.writeBytes(key.bytes());
        return typed.toByteArray();
    }
}
