// SPDX-License-Identifier: Apache-2.0
package org.riskset.site.quorum;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.riskset.privacy.masking.AbortSignature;
import org.riskset.site.task.Ending;

/** The ways in which a coordinator can say that a run is over, with proof and without. */
final class EndingOffers {
    private final Consortium consortium;
    private final Sayings sayings;

    EndingOffers(Consortium consortium, Sayings sayings) {
        this.consortium = consortium;
        this.sayings = sayings;
    }

    /**
     * What can be said to a site.
     *
     * @param certificates whether they are among it
     * @param signed the set that the site has signed
     */
    List<Offer> to(boolean certificates, Optional<SumSet> signed) {
        List<Offer> all = new ArrayList<>(List.of(
                closed("over", 0, Ending.of(false)),
                closed("given up", 0, Ending.of(true)),
                new Offer("nothing heard", 0, 0, true, worker -> worker.tick()),
                new Offer("restarted late", 0, 0, true, worker -> worker.resume())));
        if (certificates) {
            all.addAll(certificates());
        }
        sayings.sets().stream()
                .filter(set -> signed.isEmpty() && sayings.signatures(set).size() >= k())
                .forEach(set -> all.add(proof(set)));
        return all;
    }

    // One signature too few, and a quorum: a certificate lets a site note that the instance is dead, no more.
    private List<Offer> certificates() {
        List<Held<AbortSignature>> aborts = List.copyOf(sayings.aborts().values());
        return Stream.of(k() - 1, k())
                .filter(size -> size <= aborts.size())
                .map(size -> certificate(aborts.subList(0, size)))
                .toList();
    }

    private Offer certificate(List<Held<AbortSignature>> list) {
        String who = list.stream().map(a -> a.message().index() + "").collect(Collectors.joining(" "));
        Ending ending = new Ending(
                true, List.of(), List.of(), list.stream().map(Held::message).toList());
        return closed("given up by " + who, Held.needs(list), ending);
    }

    private Offer proof(SumSet set) {
        List<Held<SumSet.Signed>> quorum =
                sayings.signatures(set).values().stream().limit(k()).toList();
        Ending ending = new Ending(
                false,
                set.vectors(),
                quorum.stream().map(q -> q.message().signature()).toList(),
                List.of());
        String who = quorum.stream().map(q -> q.message().index() + "").collect(Collectors.joining(" "));
        return closed("over, summed " + set.name() + " by " + who, set.needs() | Held.needs(quorum), ending);
    }

    private Offer closed(String name, long needs, Ending ending) {
        return Offer.of(name, needs, worker -> worker.closed(consortium.run(), ending));
    }

    private int k() {
        return consortium.setting().k();
    }
}
