// SPDX-License-Identifier: Apache-2.0
package org.riskset.site.quorum;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.riskset.privacy.masking.PhaseReturn;
import org.riskset.site.quorum.SumSet.Signed;

/**
 * What a coordinator can give back after phase 4: signatures over the set that the site has signed, over others, and
 * over some of each.
 *
 * <p>Where there are few states every list there is. Else every quorum over the site's own set and some lists below,
 * each list that is all over another set, and the longest with one signature over another: a list is judged one by one
 * and refused at the first that is wrong.
 */
final class QuorumOffers {
    private final Consortium consortium;
    private final Sayings sayings;

    QuorumOffers(Consortium consortium, Sayings sayings) {
        this.consortium = consortium;
        this.sayings = sayings;
    }

    /** Where it is not the turn of this phase nothing is read: some lists show that the answer is no. */
    List<Offer> to(boolean confirmed, Optional<SumSet> signed) {
        SumSet own = signed.orElse(sayings.sets().iterator().next());
        List<Held<Signed>> valid = List.copyOf(sayings.signatures(own).values());
        List<List<Held<Signed>>> lists = new ArrayList<>(alike(valid));
        if (confirmed) {
            List<Held<Signed>> backwards = new ArrayList<>(valid);
            Collections.reverse(backwards);
            lists.add(backwards);
            lists.add(valid.stream().flatMap(s -> Stream.of(s, s)).toList());
            lists.addAll(consortium.setting().isSmall() ? mixed() : around(own, valid));
        }
        return lists.stream().distinct().map(this::quorum).toList();
    }

    // Every quorum, and one list of each size below.
    private List<List<Held<Signed>>> alike(List<Held<Signed>> valid) {
        int k = consortium.setting().k();
        return Subsets.of(valid).stream()
                .filter(some -> some.size() >= k || some.equals(valid.subList(0, some.size())))
                .toList();
    }

    private List<List<Held<Signed>>> mixed() {
        List<List<Held<Signed>>> lists = new ArrayList<>(List.of(List.of()));
        for (int site : consortium.setting().sites()) {
            for (List<Held<Signed>> shorter : List.copyOf(lists)) {
                by(site).forEach(signed -> lists.add(
                        Stream.concat(shorter.stream(), Stream.of(signed)).toList()));
            }
        }
        return lists;
    }

    private Stream<Held<Signed>> by(int site) {
        return sayings.sets().stream()
                .map(sayings::signatures)
                .filter(signatures -> signatures.containsKey(site))
                .map(signatures -> signatures.get(site));
    }

    private List<List<Held<Signed>>> around(SumSet own, List<Held<Signed>> valid) {
        List<List<Held<Signed>>> lists = new ArrayList<>();
        sayings.sets()
                .forEach(set -> lists.add(List.copyOf(sayings.signatures(set).values())));
        for (int site : consortium.setting().sites()) {
            by(site).filter(s -> !s.message().set().equals(own.name()))
                    .limit(1)
                    .forEach(foreign -> lists.add(replaced(valid, foreign)));
        }
        return lists;
    }

    private static List<Held<Signed>> replaced(List<Held<Signed>> valid, Held<Signed> foreign) {
        int index = foreign.message().index();
        return Stream.concat(valid.stream().filter(s -> s.message().index() != index), Stream.of(foreign))
                .sorted((a, b) -> a.message().index() - b.message().index())
                .toList();
    }

    private Offer quorum(List<Held<Signed>> list) {
        String name = list.stream()
                .map(s -> s.message().index() + ":" + s.message().set())
                .collect(Collectors.joining(" ", "signatures [", "]"));
        PhaseReturn.Quorum returned = new PhaseReturn.Quorum(
                list.stream().map(s -> s.message().signature()).toList());
        return Offer.returned(name, Held.needs(list), consortium.notice(returned, 1));
    }
}
