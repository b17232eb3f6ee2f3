// SPDX-License-Identifier: Apache-2.0
package org.riskset.privacy.masking;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.riskset.privacy.identity.SecurityError;
import org.riskset.privacy.identity.Signature;
import org.riskset.survival.error.Problem;
import org.riskset.survival.error.RisksetException;

/**
 * What a member sends in a phase other than its vector. The body's bytes are those that are hashed or signed:
 *
 * <pre>KEYS       c_public || s_public || b_commit             96 bytes
 *SHARES     { u16 v, sealed }* by v                      88 (n - 1) bytes
 *SURVIVORS  nothing
 *OPENING    { u16 v, u8 kind, share }* by v              36 n bytes
 *ABORT      nothing</pre>
 */
public sealed interface PhaseAnswer
        permits KeyAdvertisement, SealedShares, SurvivorSignature, UnmaskingShares, AbortSignature {
    /** Who answers, from 1. */
    int index();

    Signature signature();

    Phase phase();

    /** The bytes, a copy. */
    byte[] body();

    <R> R fold(
            Function<KeyAdvertisement, R> keys,
            Function<SealedShares, R> shares,
            Function<SurvivorSignature, R> survivor,
            Function<UnmaskingShares, R> opening,
            Function<AbortSignature, R> abort);

    /**
     * Reads what {@link #body} wrote; whether it verifies is another question.
     *
     * @throws RisksetException RS-SEC-012 for an unsound point, RS-SEC-018 for a body of another length
     */
    static PhaseAnswer read(Phase phase, int index, byte[] body, Signature signature) {
        return switch (phase) {
            case KEYS -> KeyAdvertisement.read(index, body, signature);
            case SHARES -> new SealedShares(index, sealed(index, body), signature);
            case SURVIVORS -> empty(body, new SurvivorSignature(index, signature));
            case OPENING -> new UnmaskingShares(index, body.clone(), signature);
            case ABORT -> empty(body, new AbortSignature(index, signature));
            case VECTOR -> throw new IllegalArgumentException("a vector is a Contribution");
        };
    }

    private static List<SealedShare> sealed(int index, byte[] body) {
        int entry = Short.BYTES + SealedShare.LENGTH;
        exactly(body, body.length / entry * entry);
        ByteBuffer buffer = ByteBuffer.wrap(body);
        List<SealedShare> sealed = new ArrayList<>();
        while (buffer.hasRemaining()) {
            int to = Short.toUnsignedInt(buffer.getShort());
            byte[] bytes = new byte[SealedShare.LENGTH];
            buffer.get(bytes);
            sealed.add(new SealedShare(index, to, bytes));
        }
        return sealed;
    }

    private static PhaseAnswer empty(byte[] body, PhaseAnswer answer) {
        exactly(body, 0);
        return answer;
    }

    private static byte[] exactly(byte[] body, int length) {
        if (body.length != length) {
            throw RisksetException.of(Problem.of(
                    SecurityError.OVERSIZED,
                    "a message of " + body.length + " bytes where " + length + " are expected"));
        }
        return body;
    }
}
