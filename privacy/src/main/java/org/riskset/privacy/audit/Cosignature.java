// SPDX-License-Identifier: Apache-2.0
package org.riskset.privacy.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Optional;
import org.riskset.privacy.identity.Signature;
import org.riskset.privacy.identity.SiteKey;

/**
 * That another party has seen a checkpoint and found it to go on from all it saw of that log before.
 *
 * <pre>signed: "cosignature/v1\ntime " seconds "\n" checkpoint,   written: u64be(seconds) || signature, type 0x04</pre>
 *
 * <p><b>Guarantees.</b> A log that forks afterwards cannot show the other tree to this party, nor with this party's
 * signature to anybody. It says nothing of what the entries tell.
 *
 * @param seconds since 1970, when it was signed
 * @see "C2SP tlog-cosignature, Ed25519"
 */
public record Cosignature(LogName name, long seconds, Signature signature) {
    private static final int LENGTH = Long.BYTES + 64;

    /** Countersigns; the caller has held the checkpoint against what it saw before. */
    public static Cosignature of(Checkpoint checkpoint, LogName name, SiteKey key, Instant now) {
        long seconds = now.getEpochSecond();
        return new Cosignature(name, seconds, Signature.of(key.sign(signed(checkpoint, seconds))));
    }

    /** Reads a line under a note; empty when the key with this id signs nothing of this shape. */
    public static Optional<Cosignature> read(NoteSignature line, NoteKey key) {
        byte[] signed = line.signed();
        if (key.kind() != NoteKey.Kind.COSIGNATURE || !line.isOf(key) || signed.length != LENGTH) {
            return Optional.empty();
        }
        ByteBuffer fields = ByteBuffer.wrap(signed);
        long seconds = fields.getLong();
        byte[] signature = new byte[fields.remaining()];
        fields.get(signature);
        return Optional.of(new Cosignature(key.name(), seconds, Signature.of(signature)));
    }

    /** Whether this party has countersigned this checkpoint. */
    public boolean verifies(Checkpoint checkpoint, NoteKey key) {
        return seconds >= 0
                && name.equals(key.name())
                && key.kind() == NoteKey.Kind.COSIGNATURE
                && key.key().verify(signed(checkpoint, seconds), signature.bytes());
    }

    /** As a line under the checkpoint's note. */
    public NoteSignature line(NoteKey key) {
        byte[] sig = signature.bytes();
        byte[] stamped = ByteBuffer.allocate(Long.BYTES + sig.length)
                .putLong(seconds)
                .put(sig)
                .array();
        return NoteSignature.of(key, stamped);
    }

    private static byte[] signed(Checkpoint checkpoint, long seconds) {
        return ("cosignature/v1\ntime " + seconds + "\n" + checkpoint.text()).getBytes(UTF_8);
    }
}
