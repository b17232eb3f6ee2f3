// SPDX-License-Identifier: Apache-2.0
package org.riskset.site.quorum;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.LongConsumer;
import org.riskset.privacy.masking.AbortSignature;
import org.riskset.privacy.masking.CorruptMember;
import org.riskset.privacy.masking.MaskedVector;
import org.riskset.privacy.masking.SignedDigest;
import org.riskset.privacy.masking.SurvivorSignature;
import org.riskset.privacy.masking.UnmaskingShares;
import org.riskset.site.task.Message;
import org.riskset.site.task.Task;
import org.riskset.survival.digest.Digest;

/**
 * Everything that honest sites have been seen to say of the instance, each with one bit: what the coordinator holds is a
 * {@code long}. What corrupt sites say it can make itself at any time, so that has no bit; a refusal in words helps
 * nobody and has none either.
 */
final class Sayings {
    private final Consortium consortium;
    private final Map<String, Long> bits = new LinkedHashMap<>();
    private final SortedMap<Integer, List<Held<SumSet.Vector>>> vectors = new TreeMap<>();
    private final Map<Digest, SumSet> sets = new LinkedHashMap<>();
    private final Map<Digest, SortedMap<Integer, Held<SumSet.Signed>>> signatures = new LinkedHashMap<>();
    private final SortedMap<Integer, Held<AbortSignature>> aborts = new TreeMap<>();
    private final List<Opened> opened = new ArrayList<>();

    Sayings(Consortium consortium) {
        this.consortium = consortium;
        List<Integer> corrupt = consortium.setting().corruptSites();
        corrupt.forEach(this::obey);
        choose();
    }

    // The last corrupt site has a second vector ready: sets of the same members then differ.
    private void obey(int site) {
        aborts.put(site, new Held<>(0, consortium.instance(site).aborted(consortium.key(site))));
        vectors.put(site, new ArrayList<>(List.of(made(site, site + ""))));
        if (site == consortium.setting().n()) {
            vectors.get(site).add(made(site, site + "'"));
        }
    }

    private Held<SumSet.Vector> made(int site, String name) {
        byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
        return new Held<>(
                0, new SumSet.Vector(name, CorruptMember.vector(consortium.t2(), site, bytes, consortium.key(site))));
    }

    /** The bits of these messages; one that is new can be part of what is offered from now on. */
    long hear(int site, Task after, Collection<Message> messages) {
        return messages.stream().mapToLong(m -> hear(site, after, m)).reduce(0, (a, b) -> a | b);
    }

    private long hear(int site, Task after, Message message) {
        return message.fold(
                accept -> 0L,
                decline -> 0L,
                contribute -> hearVector(site, (MaskedVector) contribute.vector()),
                answer -> answer.answer()
                        .fold(
                                keys -> 0L,
                                shares -> 0L,
                                survivor -> hearSurvivor(site, after, survivor),
                                given -> hearOpened(site, given),
                                abort -> hearAbort(site, abort)),
                complain -> 0L);
    }

    private long hearVector(int site, MaskedVector vector) {
        long said = bit("vector of " + site, bit -> {
            vectors.put(site, List.of(new Held<>(bit, new SumSet.Vector(site + "", vector.receipt()))));
            choose();
        });
        SignedDigest first = vectors.get(site).get(0).message().receipt();
        require(vector.receipt().equals(first), site, "hid two vectors under the same masks");
        return said;
    }

    private long hearSurvivor(int site, Task after, SurvivorSignature signature) {
        SumSet set = sets.get(
                after.instance().orElseThrow().contributors().orElseThrow().t3());
        return bit(site + " signs " + set.name(), bit -> {
            require(signature.verifies(set.t3(), consortium.key(site).identity()), site, "signed something else");
            signatures.get(set.t3()).put(site, new Held<>(bit, new SumSet.Signed(set.name(), signature)));
        });
    }

    private long hearOpened(int site, UnmaskingShares shares) {
        int set = Opened.set(consortium.setting().n(), shares);
        return bit(site + " opens " + Opened.names(set), bit -> opened.add(new Opened(bit, site, set, shares)));
    }

    private long hearAbort(int site, AbortSignature abort) {
        return bit(site + " will not open", bit -> {
            boolean holds = abort.verifies(
                    consortium.secure().ctx(), consortium.key(site).identity());
            require(holds, site, "gave up something else");
            aborts.put(site, new Held<>(bit, abort));
        });
    }

    private static void require(boolean holds, int site, String otherwise) {
        if (!holds) {
            throw new IllegalStateException("site " + site + " " + otherwise);
        }
    }

    private long bit(String said, LongConsumer whenNew) {
        if (!bits.containsKey(said)) {
            if (bits.size() == Long.SIZE) {
                throw new IllegalStateException("more than 64 messages: " + bits.keySet());
            }
            long bit = 1L << bits.size();
            bits.put(said, bit);
            whenNew.accept(bit);
        }
        return bits.get(said);
    }

    // Every way to take one vector of some sites and none of the others. Corrupt sites sign whatever could be opened.
    private void choose() {
        List<List<Held<SumSet.Vector>>> choices = new ArrayList<>(List.of(List.of()));
        for (List<Held<SumSet.Vector>> ofSite : vectors.values()) {
            for (List<Held<SumSet.Vector>> fewer : List.copyOf(choices)) {
                for (Held<SumSet.Vector> one : ofSite) {
                    List<Held<SumSet.Vector>> more = new ArrayList<>(fewer);
                    more.add(one);
                    choices.add(more);
                }
            }
        }
        choices.forEach(chosen -> offerable(SumSet.of(consortium.t2(), chosen)));
    }

    private void offerable(SumSet set) {
        if (sets.putIfAbsent(set.t3(), set) == null) {
            SortedMap<Integer, Held<SumSet.Signed>> own = new TreeMap<>();
            consortium.setting().corruptSites().stream()
                    .filter(site -> set.size() >= consortium.setting().k())
                    .forEach(site -> own.put(site, new Held<>(0, signed(set, site))));
            signatures.put(set.t3(), own);
        }
    }

    private SumSet.Signed signed(SumSet set, int corrupt) {
        return new SumSet.Signed(set.name(), CorruptMember.survivor(set.t3(), corrupt, consortium.key(corrupt)));
    }

    int size() {
        return bits.size();
    }

    SortedMap<Integer, List<Held<SumSet.Vector>>> vectors() {
        return vectors;
    }

    Collection<SumSet> sets() {
        return sets.values();
    }

    SumSet set(Digest t3) {
        return sets.get(t3);
    }

    /** By site. */
    SortedMap<Integer, Held<SumSet.Signed>> signatures(SumSet set) {
        return signatures.get(set.t3());
    }

    SortedMap<Integer, Held<AbortSignature>> aborts() {
        return aborts;
    }

    List<Opened> opened() {
        return opened;
    }

    /** The bits of every word not to open anything. */
    long abortBits() {
        return aborts.values().stream().mapToLong(Held::needs).reduce(0, (a, b) -> a | b);
    }
}
