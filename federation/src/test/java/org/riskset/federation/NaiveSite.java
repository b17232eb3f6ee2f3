// SPDX-License-Identifier: Apache-2.0
package org.riskset.federation;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.riskset.privacy.disclosure.Cleared;
import org.riskset.privacy.disclosure.DisclosurePolicy;
import org.riskset.privacy.disclosure.ReleaseConditions;
import org.riskset.privacy.disclosure.SitePolicy;
import org.riskset.privacy.identity.Roster;
import org.riskset.privacy.identity.RunId;
import org.riskset.privacy.identity.SiteId;
import org.riskset.privacy.identity.SiteKey;
import org.riskset.privacy.masking.Instance;
import org.riskset.privacy.masking.KeyAdvertisement;
import org.riskset.privacy.masking.MaskedVector;
import org.riskset.privacy.masking.SealedShare;
import org.riskset.privacy.masking.SealedShares;
import org.riskset.privacy.masking.SecureContext;
import org.riskset.privacy.masking.SignedDigest;
import org.riskset.privacy.masking.SurvivorSignature;
import org.riskset.survival.counts.Aggregate;
import org.riskset.survival.digest.Digest;

/** A site that takes part with anybody, in the company of two that its coordinator has invented. */
final class NaiveSite {
    private static final SecureRandom RANDOM = new SecureRandom();

    private final AskedPlan plan;
    private final List<SiteKey> keys =
            Stream.generate(() -> SiteKey.generate(RANDOM)).limit(3).toList();
    private final SecureContext context;
    private List<Instance> instances;

    NaiveSite(AskedPlan plan) {
        this.plan = plan;
        Digest conditions = Digest.of(new ReleaseConditions(3).canonicalJson());
        Roster roster = Roster.of(IntStream.range(0, 3)
                .mapToObj(i -> new Roster.Member(0, site(i), keys.get(i).identity(), conditions))
                .toList());
        context = plan.context(RunId.random(RANDOM), 1, roster);
    }

    private static SiteId site(int i) {
        return new SiteId(List.of("naive", "sybil-1", "sybil-2").get(i));
    }

    /** What the coordinator has once everybody has kept to the protocol. */
    Loot loot(Aggregate counts) {
        instances = List.of();
        List<KeyAdvertisement> advertised = next(i -> Instance.keyed(context, site(i), keys.get(i), RANDOM));
        List<SealedShares> shared = next(i -> instances.get(i).shared(advertised, keys.get(i), RANDOM));
        List<SignedDigest> sharers = shared.stream().map(SealedShares::receipt).toList();
        List<MaskedVector> vectors =
                next(i -> instances.get(i).masked(incoming(shared, i + 1), sharers, cleared(i, counts), keys.get(i)));
        List<SignedDigest> receipts =
                vectors.stream().map(MaskedVector::receipt).toList();
        List<SurvivorSignature> survivors = next(i -> instances.get(i).confirmed(receipts, keys.get(i)));
        Loot loot = new Loot(context, instances.get(0).t2().orElseThrow(), advertised);
        vectors.forEach(v -> loot.vector(v.index(), v.bytes()));
        next(i -> instances.get(i).unmasked(survivors, keys.get(i))).forEach(loot::shares);
        return loot;
    }

    private interface Phase<A> {
        Instance.Step<A> of(int member);
    }

    private <A> List<A> next(Phase<A> phase) {
        List<Instance.Step<A>> steps = IntStream.range(0, 3).mapToObj(phase::of).toList();
        instances = steps.stream().map(Instance.Step::instance).toList();
        return steps.stream().map(Instance.Step::answer).toList();
    }

    private static List<SealedShare> incoming(List<SealedShares> all, int to) {
        List<SealedShare> incoming = new ArrayList<>();
        all.forEach(s -> s.sealed().stream().filter(one -> one.to() == to).forEach(incoming::add));
        return incoming;
    }

    // The invented ones count nobody.
    private Cleared cleared(int member, Aggregate counts) {
        Aggregate own = member == 0 ? counts : Aggregate.empty(plan.layout());
        return new DisclosurePolicy(SitePolicy.permissive(), site(member)).clear(own, context.roster(), 3);
    }
}
