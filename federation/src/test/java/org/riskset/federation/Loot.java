// SPDX-License-Identifier: Apache-2.0
package org.riskset.federation;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.riskset.privacy.identity.Transcript;
import org.riskset.privacy.masking.KeyAdvertisement;
import org.riskset.privacy.masking.SecureContext;
import org.riskset.privacy.masking.UnmaskingShares;
import org.riskset.survival.digest.Digest;

/**
 * All that an attacker has come by in one run, and what can be opened with it: each vector, and each sum of some. It
 * follows no rule but arithmetic: any secret that any shares give back takes off any mask it makes.
 */
final class Loot {
    private static final int ENTRY = 36;
    private static final int OF_MASKING = 1;
    private static final long MOST_ROWS = 1L << 24;

    private final SecureContext context;
    private final Digest t2;
    private final Map<Integer, KeyAdvertisement> keys = new TreeMap<>();
    private final Map<Integer, long[]> vectors = new TreeMap<>();
    private final Map<Integer, Map<Integer, byte[]>> sharesOfSelf = new HashMap<>();
    private final Map<Integer, Map<Integer, byte[]>> sharesOfMasking = new HashMap<>();
    private final Map<Integer, byte[]> selfs = new HashMap<>();
    private final Map<Integer, byte[]> maskings = new HashMap<>();

    Loot(SecureContext context, Digest t2, List<KeyAdvertisement> keys) {
        this.context = context;
        this.t2 = t2;
        keys.forEach(k -> this.keys.put(k.index(), k));
    }

    void vector(int member, byte[] bytes) {
        vectors.put(member, BareHands.lanes(bytes));
    }

    /** A body of phase 5, whatever set of contributors it was given for. */
    void shares(UnmaskingShares given) {
        ByteBuffer body = ByteBuffer.wrap(given.body());
        for (int at = 0; at < given.body().length; at += ENTRY) {
            boolean masking = body.get(at + 2) == OF_MASKING;
            byte[] share = Arrays.copyOfRange(given.body(), at + 3, at + ENTRY);
            share(body.getShort(at), given.index(), masking, share);
        }
    }

    void share(int of, int holder, boolean masking, byte[] share) {
        (masking ? sharesOfMasking : sharesOfSelf)
                .computeIfAbsent(of, v -> new TreeMap<>())
                .put(holder, share);
    }

    /** The seed of a self mask, however it was come by. */
    void self(int member, byte[] seed) {
        selfs.put(member, seed);
    }

    /** A masking key, however it was come by. */
    void masking(int member, byte[] secret) {
        maskings.put(member, secret);
    }

    /** Whose vectors, and the sums of whose vectors, lie open. */
    Set<Set<Integer>> opened() {
        rebuild();
        Set<Set<Integer>> opened = new HashSet<>();
        for (Set<Integer> some : subsets(vectors.keySet(), 1)) {
            if (plausible(bared(some))) {
                opened.add(some);
            }
        }
        return opened;
    }

    /** The sum of some vectors without every mask that can be taken off. */
    long[] bared(Set<Integer> some) {
        rebuild();
        long[] sum = new long[vectors.get(some.iterator().next()).length];
        for (int u : some) {
            long[] vector = vectors.get(u);
            for (int i = 0; i < sum.length; i++) {
                sum[i] += vector[i];
            }
            if (selfs.containsKey(u)) {
                BareHands.self(sum, t2, u, selfs.get(u), false);
            }
            keys.keySet().stream()
                    .filter(v -> !some.contains(v))
                    .forEach(v -> agreed(u, v).ifPresent(a -> BareHands.pair(sum, t2, u, v, a, false)));
        }
        return sum;
    }

    private Optional<byte[]> agreed(int u, int v) {
        return Optional.ofNullable(maskings.get(u))
                .map(s -> BareHands.agree(s, keys.get(v).masking().bytes()))
                .or(() -> Optional.ofNullable(maskings.get(v))
                        .map(s -> BareHands.agree(s, keys.get(u).masking().bytes())));
    }

    // Whether these could be counts: masked ones are, lane by lane, with a chance of 2^-38.
    private boolean plausible(long[] lanes) {
        return Arrays.stream(lanes).allMatch(lane -> lane >= 0 && lane <= context.n() * MOST_ROWS);
    }

    private void rebuild() {
        keys.forEach((v, own) -> {
            rebuilt(sharesOfSelf.get(v), b -> commitment(v, b).equals(own.commitment()))
                    .ifPresent(b -> selfs.put(v, b));
            rebuilt(
                            sharesOfMasking.get(v),
                            s -> Arrays.equals(BareHands.point(s), own.masking().bytes()))
                    .ifPresent(s -> maskings.put(v, s));
        });
    }

    private Digest commitment(int member, byte[] seed) {
        return Transcript.of("self-commit")
                .digest(context.ctx())
                .u16(member)
                .bytes(seed)
                .hash();
    }

    // Every choice of at least two shares is tried, too few ones and wrong ones among them.
    private static Optional<byte[]> rebuilt(Map<Integer, byte[]> shares, Predicate<byte[]> fits) {
        if (shares == null) {
            return Optional.empty();
        }
        for (Set<Integer> some : subsets(shares.keySet(), 2)) {
            Map<Integer, byte[]> chosen = new TreeMap<>(shares);
            chosen.keySet().retainAll(some);
            byte[] secret = BareHands.interpolated(chosen);
            if (fits.test(secret)) {
                return Optional.of(secret);
            }
        }
        return Optional.empty();
    }

    private static List<Set<Integer>> subsets(Set<Integer> all, int fewest) {
        List<Integer> members = List.copyOf(all);
        List<Set<Integer>> subsets = new ArrayList<>();
        for (int bits = 1; bits < 1 << members.size(); bits++) {
            Set<Integer> some = new TreeSet<>();
            for (int i = 0; i < members.size(); i++) {
                if ((bits >>> i & 1) == 1) {
                    some.add(members.get(i));
                }
            }
            if (some.size() >= fewest) {
                subsets.add(some);
            }
        }
        return subsets;
    }
}
