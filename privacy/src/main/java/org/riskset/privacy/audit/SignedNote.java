// SPDX-License-Identifier: Apache-2.0
package org.riskset.privacy.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.riskset.privacy.identity.SiteKey;
import org.riskset.survival.error.Problem;
import org.riskset.survival.error.RisksetException;

/**
 * A text with signatures under it.
 *
 * <pre>text, an empty line, then one line for each signature: em dash, space, name of the key, space, base64(key id || signature)</pre>
 *
 * <p><b>Guarantees.</b> A note says nothing until {@link #isSignedBy} holds for a key that is known from elsewhere.
 * Signatures of unknown keys are kept and otherwise left alone; a wrong one of a known key makes the whole note bad.
 *
 * @param text ends with a line feed; no other control character
 * @param signatures at least one
 * @see "C2SP signed-note"
 */
public record SignedNote(String text, List<NoteSignature> signatures) {
    /** In bytes: a checkpoint with the countersignatures of 4096 sites fits. */
    public static final int LARGEST = 1 << 20;

    private static final String BETWEEN = "\n\n";

    public SignedNote {
        signatures = List.copyOf(signatures);
        boolean clean = text.chars().noneMatch(c -> c < ' ' && c != '\n');
        if (text.length() < 2 || !text.endsWith("\n") || !clean || signatures.isEmpty()) {
            throw new IllegalArgumentException("not the text of a note");
        }
    }

    /** Signs a text as the log of this name. */
    public static SignedNote signed(String text, LogName name, SiteKey key) {
        NoteKey verifier = new NoteKey(name, NoteKey.Kind.LOG, key.identity());
        return new SignedNote(text, List.of(NoteSignature.of(verifier, key.sign(text.getBytes(UTF_8)))));
    }

    /** Reads a note; {@code RS-AUDIT-004} when it is not one, byte by byte. */
    public static SignedNote parse(byte[] bytes) {
        return decoded(bytes)
                .flatMap(SignedNote::read)
                .orElseThrow(() -> RisksetException.of(
                        Problem.of(AuditError.NOTE, "not a signed note").with(Problem.SEEN, bytes.length + " bytes")));
    }

    private static Optional<SignedNote> read(String note) {
        int at = note.lastIndexOf(BETWEEN);
        if (at < 0 || !note.endsWith("\n")) {
            return Optional.empty();
        }
        List<NoteSignature> signatures = new ArrayList<>();
        for (String line :
                note.substring(at + 2, Math.max(at + 2, note.length() - 1)).split("\n", -1)) {
            Optional<NoteSignature> signature = NoteSignature.parse(line);
            if (signature.isEmpty()) {
                return Optional.empty();
            }
            signatures.add(signature.get());
        }
        try {
            return Optional.of(new SignedNote(note.substring(0, at + 1), signatures));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> decoded(byte[] bytes) {
        try {
            return bytes.length > LARGEST
                    ? Optional.empty()
                    : Optional.of(
                            UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    /** Whether this log has signed the text, and everything that passes for its signature is one. */
    public boolean isSignedBy(NoteKey key) {
        List<NoteSignature> own = signatures.stream().filter(s -> s.isOf(key)).toList();
        byte[] signed = text.getBytes(UTF_8);
        return key.kind() == NoteKey.Kind.LOG
                && !own.isEmpty()
                && own.stream().allMatch(s -> key.key().verify(signed, s.signed()));
    }

    /** The same text with one signature more. */
    public SignedNote with(NoteSignature signature) {
        List<NoteSignature> more = new ArrayList<>(signatures);
        more.add(signature);
        return new SignedNote(text, more);
    }

    public byte[] bytes() {
        return toString().getBytes(UTF_8);
    }

    /** As it is written. */
    @Override
    public String toString() {
        return signatures.stream()
                .map(signature -> signature.line() + "\n")
                .collect(Collectors.joining("", text + "\n", ""));
    }
}
