// SPDX-License-Identifier: Apache-2.0
package org.riskset.privacy.masking;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.riskset.privacy.disclosure.ClearedCounts;
import org.riskset.privacy.identity.SiteKey;
import org.riskset.survival.counts.Aggregate;
import org.riskset.survival.counts.Layout;
import org.riskset.survival.digest.Digest;

/** Every member of one instance, and an honest coordinator that carries what they send. */
final class Consortium {
    final SecureContext context;
    final Layout layout;
    final List<SiteKey> keys;
    private final List<SecureRandom> randoms;

    /** Each member's side as its last phase left it, by index. */
    final Map<Integer, Instance> instances = new TreeMap<>();

    List<KeyAdvertisement> advertised;
    KeyedMembers members;
    final Map<Integer, SealedShares> sealed = new TreeMap<>();
    Sharers sharers;
    final Map<Integer, MaskedVector> vectors = new TreeMap<>();

    Consortium(SecureContext context, Layout layout, List<SiteKey> keys, List<? extends SecureRandom> randoms) {
        this.context = context;
        this.layout = layout;
        this.keys = List.copyOf(keys);
        this.randoms = List.copyOf(randoms);
    }

    SiteKey key(int u) {
        return keys.get(u - 1);
    }

    void keyed() {
        advertised = new ArrayList<>();
        for (int u = 1; u <= context.n(); u++) {
            Instance.Step<KeyAdvertisement> step =
                    Instance.keyed(context, context.member(u).id(), key(u), randoms.get(u - 1));
            instances.put(u, step.instance());
            advertised.add(step.answer());
        }
        members = KeyedMembers.checked(context, advertised);
    }

    void shared() {
        for (int u = 1; u <= context.n(); u++) {
            Instance.Step<SealedShares> step = instances.get(u).shared(advertised, key(u), randoms.get(u - 1));
            instances.put(u, step.instance());
            sealed.put(u, step.answer());
        }
        sharers = Sharers.checked(members, receipts());
    }

    /** What phase 2 shows to everybody. */
    List<SignedDigest> receipts() {
        return sealed.values().stream().map(SealedShares::receipt).toList();
    }

    /** The shares that others sealed for a member. */
    List<SealedShare> incoming(int u) {
        return sealed.values().stream()
                .flatMap(s -> s.sealed().stream())
                .filter(s -> s.to() == u)
                .toList();
    }

    /** Phase 3 of one member. */
    MaskedVector masked(int u, Aggregate counts) {
        Instance.Step<MaskedVector> step =
                instances.get(u).masked(incoming(u), receipts(), ClearedCounts.of(counts), key(u));
        instances.put(u, step.instance());
        vectors.put(u, step.answer());
        return step.answer();
    }

    /** What phase 3 shows to everybody when these are in the sum. */
    List<SignedDigest> vectorsOf(Collection<Integer> contributors) {
        return vectors.values().stream()
                .filter(v -> contributors.contains(v.index()))
                .map(MaskedVector::receipt)
                .toList();
    }

    Contributors contributors(Collection<Integer> indices) {
        return Contributors.checked(context, sharers.t2(), vectorsOf(indices));
    }

    /** Phase 4 of each contributor, from where phase 3 left it. */
    Map<Integer, Instance.Step<SurvivorSignature>> confirmed(Collection<Integer> contributors) {
        Map<Integer, Instance.Step<SurvivorSignature>> steps = new TreeMap<>();
        contributors.forEach(u -> steps.put(u, instances.get(u).confirmed(vectorsOf(contributors), key(u))));
        return steps;
    }

    /** Phase 5 of each survivor. */
    List<UnmaskingShares> unmasked(Map<Integer, Instance.Step<SurvivorSignature>> confirmed, Set<Integer> survivors) {
        List<SurvivorSignature> signatures = signatures(confirmed, survivors);
        List<UnmaskingShares> shares = new ArrayList<>();
        confirmed.forEach((u, step) -> {
            if (survivors.contains(u)) {
                shares.add(step.instance().unmasked(signatures, key(u)).answer());
            }
        });
        return shares;
    }

    static List<SurvivorSignature> signatures(
            Map<Integer, Instance.Step<SurvivorSignature>> confirmed, Collection<Integer> survivors) {
        return confirmed.values().stream()
                .map(Instance.Step::answer)
                .filter(s -> survivors.contains(s.index()))
                .toList();
    }

    /** The sum of these contributors' vectors without its masks. */
    Aggregate open(Contributors contributors, List<UnmaskingShares> shares) {
        MaskedSum sum = new MaskedSum(members, sharers.t2(), contributors, layout);
        contributors.indices().forEach(u -> sum.add(vectors.get(u)));
        return sum.open(Opening.of(members, contributors, shares));
    }

    Digest t1() {
        return members.t1();
    }
}
