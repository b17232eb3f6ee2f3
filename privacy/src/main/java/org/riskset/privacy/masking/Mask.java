// SPDX-License-Identifier: Apache-2.0
package org.riskset.privacy.masking;

import java.util.Arrays;
import org.riskset.privacy.identity.Hkdf;
import org.riskset.privacy.identity.Transcript;
import org.riskset.survival.counts.Lanes;
import org.riskset.survival.digest.Digest;

/**
 * One mask of one instance: two streams, one for each width of lane.
 *
 * <pre>pair: prk = HKDF-Extract(t2, X25519(s_lo, S_hi)),  key = HKDF-Expand(prk, T("pair-mask", u16 lo, u16 hi, u8 w), 32)
 *self: prk = HKDF-Extract(t2, b_u),                  key = HKDF-Expand(prk, T("self-mask", u16 u, u8 w), 32)</pre>
 *
 * <p>Two masks of one site make a vector uniform to everybody who does not have both kinds: the pair masks cancel in
 * the sum, and the self mask covers a vector that comes after its site was said to have left.
 */
final class Mask {
    private static final int NARROW = 64;
    private static final int WIDE = 128;

    private final byte[] prk;
    private final String label;
    private final int[] members;

    private Mask(byte[] prk, String label, int... members) {
        this.prk = prk;
        this.label = label;
        this.members = members;
    }

    /** The mask that is a site's own. */
    static Mask self(Digest t2, int index, Secret seed) {
        byte[] bytes = seed.bytes();
        byte[] prk = Hkdf.extract(t2.bytes(), bytes);
        Arrays.fill(bytes, (byte) 0);
        return new Mask(prk, "self-mask", index);
    }

    /** The mask that two sites share; either can make it. */
    static Mask pair(Digest t2, int one, int other, AgreementKey own, PublicPoint others) {
        byte[] agreed = own.agree(others);
        byte[] prk = Hkdf.extract(t2.bytes(), agreed);
        Arrays.fill(agreed, (byte) 0);
        return new Mask(prk, "pair-mask", Math.min(one, other), Math.max(one, other));
    }

    /** Adds the mask to a vector, or takes it off, in place. Good for one use. */
    void onto(Lanes lanes, boolean add) {
        if (lanes.narrow().length > 0) {
            MaskStream narrow = stream(NARROW);
            narrow.onto(lanes.narrow(), add);
            narrow.erase();
        }
        if (lanes.wideLow().length > 0) {
            MaskStream wide = stream(WIDE);
            wide.onto(lanes.wideHigh(), lanes.wideLow(), add);
            wide.erase();
        }
        Arrays.fill(prk, (byte) 0);
    }

    private MaskStream stream(int width) {
        Transcript info = Transcript.of(label);
        for (int member : members) {
            info.u16(member);
        }
        return new MaskStream(Hkdf.expand(prk, info.u8(width).toBytes(), Secret.LENGTH));
    }
}
