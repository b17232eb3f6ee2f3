// SPDX-License-Identifier: Apache-2.0
package org.riskset.privacy.masking;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.riskset.privacy.identity.PublicIdentity;
import org.riskset.privacy.identity.SecurityError;
import org.riskset.privacy.identity.Signature;
import org.riskset.privacy.identity.SiteKey;
import org.riskset.privacy.identity.Transcript;
import org.riskset.survival.digest.Digest;
import org.riskset.survival.error.Problem;
import org.riskset.survival.error.RisksetException;

/**
 * Phase 5: one share for each member, of its self mask's seed when it has contributed, of its masking key when it has
 * not. Never both of one member: together they would bare its vector.
 *
 * <pre>body = { u16 v, u8 kind, 33-byte share }* by v;   sig over T("unmask", t4, u16 u, H(body))</pre>
 *
 * @param index who gives them, from 1
 * @param body n times 36 bytes, not to be modified
 */
public record UnmaskingShares(int index, byte[] body, Signature signature) implements PhaseAnswer {
    private static final int OF_SELF = 0;
    private static final int OF_MASKING = 1;
    private static final int ENTRY = 2 + 1 + Shamir.SHARE;

    /** What a member gives, from what it holds: one pair per member, by index. */
    static UnmaskingShares of(Digest t4, int index, List<SharePair> held, Contributors contributors, SiteKey key) {
        ByteBuffer body = ByteBuffer.allocate(held.size() * ENTRY);
        for (int v = 1; v <= held.size(); v++) {
            boolean contributed = contributors.contains(v);
            SharePair pair = held.get(v - 1);
            body.putShort((short) v).put((byte) (contributed ? OF_SELF : OF_MASKING));
            body.put(contributed ? pair.ofSelf() : pair.ofMasking());
        }
        Signature signature = Signature.of(key.sign(transcript(t4, index, body.array())));
        return new UnmaskingShares(index, body.array(), signature);
    }

    public boolean verifies(Digest t4, PublicIdentity site) {
        return site.verify(transcript(t4, index, body), signature.bytes());
    }

    public Digest digest() {
        return Digest.of(body);
    }

    /**
     * Whether the body has one share for each member, of the kind that its part in the sum asks for.
     *
     * @throws RisksetException RS-SEC-014 when it does not
     */
    public void check(int members, Contributors contributors) {
        require(body.length == members * ENTRY, "it has " + body.length + " bytes");
        for (int v = 1; v <= members; v++) {
            ByteBuffer entry = ByteBuffer.wrap(body, (v - 1) * ENTRY, ENTRY);
            require(entry.getShort() == (short) v, "its members are out of order");
            require(entry.get() == (contributors.contains(v) ? OF_SELF : OF_MASKING), "a share of the other kind");
            require(Shamir.isShare(share(v)), "it holds something that is no share");
        }
    }

    /** The share for one member's secret, 33 bytes. */
    byte[] share(int member) {
        int end = member * ENTRY;
        return Arrays.copyOfRange(body, end - Shamir.SHARE, end);
    }

    private void require(boolean holds, String otherwise) {
        if (!holds) {
            throw RisksetException.of(
                    Problem.of(SecurityError.OPENING, "the opening shares of member " + index + ": " + otherwise));
        }
    }

    private static Transcript transcript(Digest t4, int index, byte[] body) {
        return Transcript.of("unmask").digest(t4).u16(index).digest(Digest.of(body));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof UnmaskingShares shares
                && index == shares.index
                && Arrays.equals(body, shares.body)
                && signature.equals(shares.signature);
    }

    @Override
    public int hashCode() {
        return signature.hashCode();
    }

    @Override
    public String toString() {
        return "UnmaskingShares[index " + index + "]";
    }

    @Override
    public Phase phase() {
        return Phase.OPENING;
    }

    @Override
    public <R> R fold(
            Function<KeyAdvertisement, R> keys,
            Function<SealedShares, R> shares,
            Function<SurvivorSignature, R> survivor,
            Function<UnmaskingShares, R> opening,
            Function<AbortSignature, R> abort) {
        return opening.apply(this);
    }
}
