// SPDX-License-Identifier: Apache-2.0
package org.riskset.privacy.masking;

import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.riskset.privacy.identity.Roster;
import org.riskset.privacy.identity.RunId;
import org.riskset.privacy.identity.Signature;
import org.riskset.privacy.identity.SiteId;
import org.riskset.privacy.identity.SiteKey;
import org.riskset.survival.counts.Aggregate;
import org.riskset.survival.counts.Axis;
import org.riskset.survival.counts.Block.ExclusionBlock;
import org.riskset.survival.counts.Block.RiskBlock;
import org.riskset.survival.counts.Lanes;
import org.riskset.survival.counts.Layout;
import org.riskset.survival.digest.Digest;

/**
 * What it costs the coordinator to open a sum when nobody has left, and when as many have as the quorum bears, beside
 * adding up the same vectors without masks.
 *
 * <p>120 months and three groups. The sites' part of an instance is made up here, so that many sites need no hour.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3)
@Measurement(iterations = 5)
@Fork(1)
public class OpeningBenchmark {
    private static final Digest T2 = Digest.of("t2");
    private static final Signature SIGNATURE = Signature.of(new byte[64]);
    private static final Layout LAYOUT = new Layout(List.of(
            new RiskBlock(List.of(new Axis("group", List.of("A", "B", "C"))), 120, false, List.of("death")),
            new ExclusionBlock(List.of("missing time", "missing event"))));

    @Param({"6", "50", "500"})
    int sites;

    @Param({"none", "most"})
    String lost;

    private final SecureRandom random = new SecureRandom();
    private KeyedMembers members;
    private Contributors contributors;
    private List<UnmaskingShares> shares;
    private List<MaskedVector> vectors;
    private List<byte[]> open;

    /** Every secret dealt, every share of the right kind given, and vectors whose masks the opened secrets take off. */
    @Setup
    public void instance() {
        int k = Math.max(3, 2 * sites / 3 + 1);
        SecureContext context = context(k);
        List<Secret> seeds = secrets();
        List<Secret> keys = secrets();
        members = new KeyedMembers(context, advertised(context, seeds, keys));
        int present = lost.equals("none") ? sites : k;
        contributors = new Contributors(
                Digest.of("t3"),
                new TreeSet<>(IntStream.rangeClosed(1, present).boxed().toList()));
        shares = shares(seeds, keys, k);
        vectors = vectors(seeds, keys);
        open = IntStream.range(0, present)
                .mapToObj(u -> Lanes.zero(LAYOUT).toBytes())
                .toList();
    }

    /** Secrets opened and held against their commitments, masks taken off. */
    @Benchmark
    public Aggregate masked() {
        MaskedSum sum = new MaskedSum(members, T2, contributors, LAYOUT);
        vectors.forEach(sum::add);
        return sum.open(Opening.of(members, contributors, shares));
    }

    /** The floor: as many open vectors read and added. */
    @Benchmark
    public Lanes plain() {
        Lanes sum = Lanes.zero(LAYOUT);
        open.forEach(bytes -> sum.add(Lanes.fromBytes(LAYOUT, bytes)));
        return sum;
    }

    private SecureContext context(int k) {
        Roster roster = new Roster(IntStream.rangeClosed(1, sites)
                .mapToObj(u -> new Roster.Member(
                        u,
                        new SiteId("site-%03d".formatted(u)),
                        SiteKey.generate(random).identity(),
                        Digest.of("conditions")))
                .toList());
        RunContext run = new RunContext(
                RunId.random(random),
                1,
                0,
                Digest.of("study"),
                Digest.of("plan"),
                roster.digest(),
                LAYOUT.digest(),
                k,
                SecureContext.FEWEST,
                LAYOUT.lanes64(),
                LAYOUT.lanes128(),
                RunContext.NONE);
        return SecureContext.of(run, roster);
    }

    private List<Secret> secrets() {
        return IntStream.range(0, sites).mapToObj(u -> Secret.random(random)).toList();
    }

    private List<KeyAdvertisement> advertised(SecureContext context, List<Secret> seeds, List<Secret> keys) {
        return IntStream.rangeClosed(1, sites)
                .mapToObj(u -> new KeyAdvertisement(
                        u,
                        AgreementKey.of(Secret.random(random)).point(),
                        AgreementKey.of(keys.get(u - 1)).point(),
                        KeyAdvertisement.commitment(context, u, seeds.get(u - 1)),
                        SIGNATURE))
                .toList();
    }

    // The first k members answer: what the coordinator waits for.
    private List<UnmaskingShares> shares(List<Secret> seeds, List<Secret> keys, int k) {
        SiteKey key = SiteKey.generate(random);
        List<List<SharePair>> held = new ArrayList<>();
        IntStream.range(0, k).forEach(u -> held.add(new ArrayList<>()));
        for (int v = 0; v < sites; v++) {
            List<BigInteger> ofSelf = Shamir.coefficients(k, random);
            List<BigInteger> ofMasking = Shamir.coefficients(k, random);
            for (int u = 1; u <= k; u++) {
                held.get(u - 1)
                        .add(SharePair.of(
                                Shamir.share(seeds.get(v), ofSelf, u), Shamir.share(keys.get(v), ofMasking, u)));
            }
        }
        return IntStream.rangeClosed(1, k)
                .mapToObj(u -> UnmaskingShares.of(Digest.of("t4"), u, held.get(u - 1), contributors, key))
                .toList();
    }

    // All masks that will not cancel lie on the first vector; whose they are makes no difference to a sum.
    private List<MaskedVector> vectors(List<Secret> seeds, List<Secret> keys) {
        Lanes masks = Lanes.zero(LAYOUT);
        for (int u : contributors.indices()) {
            Mask.self(T2, u, seeds.get(u - 1)).onto(masks, true);
            for (int v = contributors.indices().size() + 1; v <= sites; v++) {
                AgreementKey gone = AgreementKey.of(keys.get(v - 1));
                Mask.pair(T2, u, v, gone, members.of(u).masking()).onto(masks, u < v);
            }
        }
        byte[] nothing = Lanes.zero(LAYOUT).toBytes();
        return contributors.indices().stream()
                .map(u -> MaskedVector.received(T2.bytes(), u, 120, u == 1 ? masks.toBytes() : nothing, SIGNATURE))
                .toList();
    }
}
