// SPDX-License-Identifier: Apache-2.0
package org.riskset.site.quorum;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.riskset.privacy.masking.Instance;
import org.riskset.privacy.masking.PhaseReturn;
import org.riskset.site.quorum.SumSet.Signed;
import org.riskset.site.task.Task;

/**
 * What a coordinator can give back after phase 4: signatures over the set that the site has signed, over others, and
 * over some of each.
 *
 * <p>Among three sites every list there is. Among more every list over one set, and every valid list with one signature
 * that is over another set: a list is judged one by one and refused at the first that is wrong.
 */
final class QuorumOffers {
    private final Consortium consortium;
    private final Sayings sayings;

    QuorumOffers(Consortium consortium, Sayings sayings) {
        this.consortium = consortium;
        this.sayings = sayings;
    }

    /** Around the set that the site has signed; where it has signed none, any shows that the answer is no. */
    List<Offer> to(Task task) {
        SumSet own = task.instance()
                .flatMap(Instance::contributors)
                .map(c -> sayings.set(c.t3()))
                .orElse(sayings.sets().iterator().next());
        List<Held<Signed>> valid = List.copyOf(sayings.signatures(own).values());
        boolean few = consortium.setting().n() == 3;
        List<List<Held<Signed>>> lists = new ArrayList<>(few ? mixed() : around(own, valid));
        List<Held<Signed>> backwards = new ArrayList<>(valid);
        Collections.reverse(backwards);
        lists.add(backwards);
        lists.add(valid.stream().flatMap(s -> Stream.of(s, s)).toList());
        return lists.stream().map(this::quorum).toList();
    }

    private List<List<Held<Signed>>> mixed() {
        List<List<Held<Signed>>> lists = new ArrayList<>(List.of(List.of()));
        for (int site : consortium.setting().sites()) {
            for (List<Held<Signed>> shorter : List.copyOf(lists)) {
                sayings.sets().stream()
                        .map(set -> sayings.signatures(set).get(site))
                        .filter(signed -> signed != null)
                        .forEach(signed -> lists.add(Stream.concat(shorter.stream(), Stream.of(signed))
                                .toList()));
            }
        }
        return lists;
    }

    private List<List<Held<Signed>>> around(SumSet own, List<Held<Signed>> valid) {
        List<List<Held<Signed>>> lists = new ArrayList<>(Subsets.of(valid));
        for (SumSet other : sayings.sets()) {
            if (!other.equals(own)) {
                List<Held<Signed>> foreign =
                        List.copyOf(sayings.signatures(other).values());
                lists.add(foreign);
                foreign.forEach(one -> lists.add(replaced(valid, one)));
            }
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
