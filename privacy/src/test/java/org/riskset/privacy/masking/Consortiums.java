// SPDX-License-Identifier: Apache-2.0
package org.riskset.privacy.masking;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.riskset.privacy.identity.Roster;
import org.riskset.privacy.identity.RunId;
import org.riskset.privacy.identity.SiteId;
import org.riskset.privacy.identity.SiteKey;
import org.riskset.survival.counts.Aggregate;
import org.riskset.survival.counts.Axis;
import org.riskset.survival.counts.Block;
import org.riskset.survival.counts.Block.ExclusionBlock;
import org.riskset.survival.counts.Block.RiskBlock;
import org.riskset.survival.counts.Block.StatisticBlock;
import org.riskset.survival.counts.Lanes;
import org.riskset.survival.counts.Layout;
import org.riskset.survival.digest.Digest;
import org.riskset.survival.score.FixedPoint;

/** Invented consortia, members' keys and counts: the same for the same seed. */
final class Consortiums {
    static final int FEWEST = 3;
    private static final int SCALE = 64;

    private Consortiums() {}

    /** The quorum that a roster of n has unless someone asks for more. */
    static int quorum(int n) {
        return Math.max(3, 2 * n / 3 + 1);
    }

    /** Nobody has done anything yet. */
    static Consortium of(long seed, int n, int k, int minSites, Layout layout) {
        SeededRandom random = new SeededRandom(seed);
        List<SiteKey> keys = IntStream.rangeClosed(1, n)
                .mapToObj(u -> SiteKey.generate(random))
                .toList();
        List<Roster.Member> members = IntStream.rangeClosed(1, n)
                .mapToObj(u -> new Roster.Member(
                        u, new SiteId("site-" + u), keys.get(u - 1).identity(), Digest.of("conditions")))
                .toList();
        Roster roster = new Roster(members);
        RunContext run = new RunContext(
                RunId.random(random),
                1,
                0,
                Digest.of("study"),
                Digest.of("plan"),
                roster.digest(),
                layout.digest(),
                k,
                minSites,
                layout.lanes64(),
                layout.lanes128(),
                RunContext.NONE);
        List<SeededRandom> randoms = IntStream.rangeClosed(1, n)
                .mapToObj(u -> new SeededRandom(1000 * seed + u))
                .toList();
        return new Consortium(SecureContext.of(run, roster), layout, keys, randoms);
    }

    /** Every member has shared its secrets. */
    static Consortium shared(long seed, int n, int k) {
        Consortium consortium = of(seed, n, k, FEWEST, layout(new Random(seed)));
        consortium.keyed();
        consortium.shared();
        return consortium;
    }

    /** Every member has sent its vector. */
    static Consortium masked(long seed, int n, int k) {
        Consortium consortium = shared(seed, n, k);
        counts(consortium, seed).forEach(consortium::masked);
        return consortium;
    }

    /** What {@link #masked} masks. */
    static Map<Integer, Aggregate> counts(Consortium consortium, long seed) {
        Random random = new Random(seed + 1);
        Map<Integer, Aggregate> counts = new TreeMap<>();
        for (int u = 1; u <= consortium.context.n(); u++) {
            counts.put(u, counts(consortium.layout, random));
        }
        return counts;
    }

    /** What these sites' counts add up to. */
    static Aggregate plain(Map<Integer, Aggregate> counts, Collection<Integer> contributors) {
        return contributors.stream().map(counts::get).reduce(Aggregate::plus).orElseThrow();
    }

    /** Counts, sometimes scores as well, sometimes nothing but scores. */
    static Layout layout(Random random) {
        List<Block> blocks = new ArrayList<>();
        int kind = random.nextInt(4);
        if (kind > 0) {
            List<String> levels = IntStream.rangeClosed(0, random.nextInt(3))
                    .mapToObj(l -> "level-" + l)
                    .toList();
            blocks.add(new RiskBlock(
                    List.of(new Axis("group", levels)), random.nextInt(6), false, List.of("death", "relapse")));
            blocks.add(new ExclusionBlock(List.of("missing time", "missing event")));
        }
        if (kind < 3) {
            blocks.add(new StatisticBlock("test 0 logrank", 1 + random.nextInt(9), SCALE));
        }
        return new Layout(blocks);
    }

    static Aggregate counts(Layout layout, Random random) {
        Lanes lanes = Lanes.zero(layout);
        for (int i = 0; i < lanes.narrow().length; i++) {
            lanes.narrow()[i] = random.nextInt(4) == 0 ? random.nextInt(1 << 24) : random.nextInt(3);
        }
        for (int i = 0; i < lanes.wideLow().length; i++) {
            BigInteger score = FixedPoint.encode(1000 * random.nextGaussian(), SCALE);
            lanes.setWide(i, random.nextInt(5) == 0 ? BigInteger.valueOf(-1) : score);
        }
        return new Aggregate(layout, lanes);
    }
}
