// SPDX-License-Identifier: Apache-2.0
package org.riskset.privacy.masking;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.riskset.privacy.identity.Transcript;
import org.riskset.survival.counts.Aggregate;
import org.riskset.survival.counts.Lanes;
import org.riskset.survival.counts.Layout;
import org.riskset.survival.digest.Digest;

/**
 * The masked vectors of all contributors added up, and then the sum without its masks.
 *
 * <pre>sum = sum_U3 y - sum_U3 self - sum_(u in U3, v not in U3) +-pair(u, v),   + if u < v
 *sum_digest = H(T("sum", t4, sum bytes))</pre>
 *
 * <p>Pair masks of two contributors cancel by themselves. No single vector is ever without a mask in here: only the sum
 * is.
 *
 * @see "Bonawitz et al., Practical Secure Aggregation, CCS 2017, figure 4, round 4"
 */
public final class MaskedSum {
    private final KeyedMembers keys;
    private final Digest t2;
    private final Contributors contributors;
    private final Layout layout;
    private final Lanes sum;
    private final Set<Integer> added = new TreeSet<>();

    /** A sum of nobody yet; vectors are added as they are read. */
    public MaskedSum(KeyedMembers keys, Digest t2, Contributors contributors, Layout layout) {
        this.keys = keys;
        this.t2 = t2;
        this.contributors = contributors;
        this.layout = layout;
        this.sum = Lanes.zero(layout);
    }

    /**
     * Adds one contributor's vector.
     *
     * @throws IllegalArgumentException when it belongs to another instance, to no contributor, or is there already
     */
    public void add(MaskedVector vector) {
        boolean belongs = Digest.ofHash(vector.context()).equals(t2) && contributors.contains(vector.index());
        if (!belongs || added.contains(vector.index())) {
            throw new IllegalArgumentException(vector + " is not to be added");
        }
        sum.add(Lanes.fromBytes(layout, vector.bytes()));
        added.add(vector.index());
    }

    /**
     * Takes every mask off.
     *
     * @return the pooled counts of all contributors
     * @throws org.riskset.survival.error.VerificationException RS-SEC-040 when the sum is not coherent
     */
    public Aggregate open(Opening opening) {
        if (!added.equals(contributors.indices())) {
            throw new IllegalArgumentException("vectors of " + added + " for a sum over " + contributors.indices());
        }
        Lanes masks = masks(opening).parallelStream()
                .collect(() -> Lanes.zero(layout), (lanes, mask) -> mask.accept(lanes), Lanes::add);
        Aggregate pooled = new Aggregate(layout, sum.plus(masks));
        SumCheck.check(pooled, contributors.indices().size());
        return pooled;
    }

    /** The name of an opened sum in every log. */
    public static Digest digest(Digest t4, Aggregate pooled) {
        return Transcript.of("sum").digest(t4).bytes(pooled.lanes().toBytes()).hash();
    }

    // What has to be added to be rid of each mask: |U3| self masks and |U3| (n - |U3|) pair masks.
    private Collection<Consumer<Lanes>> masks(Opening opening) {
        List<Consumer<Lanes>> masks = new ArrayList<>();
        for (int u : contributors.indices()) {
            masks.add(lanes -> Mask.self(t2, u, opening.secret(u)).onto(lanes, false));
        }
        Map<Integer, AgreementKey> gone = new HashMap<>();
        IntStream.rangeClosed(1, keys.context().n())
                .filter(v -> !contributors.contains(v))
                .forEach(v -> gone.put(v, AgreementKey.of(opening.secret(v))));
        gone.forEach((v, key) -> contributors
                .indices()
                .forEach(u -> masks.add(
                        lanes -> Mask.pair(t2, u, v, key, keys.of(u).masking()).onto(lanes, u > v))));
        return masks;
    }
}
