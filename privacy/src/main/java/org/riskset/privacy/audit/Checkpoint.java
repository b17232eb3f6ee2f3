// SPDX-License-Identifier: Apache-2.0
package org.riskset.privacy.audit;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.riskset.privacy.identity.SiteKey;
import org.riskset.survival.digest.Digest;
import org.riskset.survival.error.Problem;
import org.riskset.survival.error.RisksetException;

/**
 * What a log says of itself: its name, how many entries it has, and the root over them.
 *
 * <pre>origin, size in decimal digits, base64(root), each on a line of its own</pre>
 *
 * <p><b>Guarantees.</b> Signed, it binds its log to every entry up to the size: a log that changes one later has signed
 * two trees of which neither begins with the other, and whoever holds both notes can show it.
 *
 * @param size number of entries, 0 to 2^53
 * @see "C2SP tlog-checkpoint; this log writes no extension lines and reads none"
 */
public record Checkpoint(LogName origin, long size, Digest root) {
    private static final long LARGEST = 1L << 53;
    private static final Pattern SIZE = Pattern.compile("0|[1-9][0-9]{0,15}");
    private static final int LINES = 3;

    public Checkpoint {
        if (size < 0 || size > LARGEST) {
            throw new IllegalArgumentException("no log has " + size + " entries");
        }
    }

    public static Checkpoint of(LogName origin, MerkleTree tree) {
        return new Checkpoint(origin, tree.size(), tree.root());
    }

    /** What is signed. */
    public String text() {
        return origin + "\n" + size + "\n" + Base64Text.of(root.bytes()) + "\n";
    }

    public SignedNote signedBy(SiteKey key) {
        return SignedNote.signed(text(), origin, key);
    }

    /** What a signed note says, whoever signed it; {@code RS-AUDIT-004} when it is no checkpoint. */
    public static Checkpoint unverified(SignedNote note) {
        return parse(note.text())
                .orElseThrow(() -> RisksetException.of(Problem.of(AuditError.NOTE, "not the text of a checkpoint")));
    }

    /** What a log has signed; {@code RS-AUDIT-003} when the note is not signed by it or is of another log. */
    public static Checkpoint verified(SignedNote note, NoteKey key) {
        Checkpoint checkpoint = unverified(note);
        if (!checkpoint.origin.equals(key.name()) || !note.isSignedBy(key)) {
            throw RisksetException.of(Problem.of(
                            AuditError.SIGNATURE, "a checkpoint of " + checkpoint.origin + " is not signed by its log")
                    .with(Problem.EXPECTED, key.vkey()));
        }
        return checkpoint;
    }

    private static Optional<Checkpoint> parse(String text) {
        List<String> lines = List.of(text.split("\n", -1));
        if (lines.size() != LINES + 1 || !SIZE.matcher(lines.get(1)).matches()) {
            return Optional.empty();
        }
        try {
            LogName origin = new LogName(lines.get(0));
            long size = Long.parseLong(lines.get(1));
            return Base64Text.decoded(lines.get(2))
                    .filter(root -> root.length == 32)
                    .map(root -> new Checkpoint(origin, size, Digest.ofHash(root)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
