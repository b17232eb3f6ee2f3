// SPDX-License-Identifier: Apache-2.0
package org.riskset.site.quorum;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import org.riskset.site.task.Task;

/** Everything that one site can come to, found by making it every offer in every state; each only once. */
final class Behavior {
    private final int site;
    private final Site code;
    private final Task start;
    private final Offers offers;
    private final Sayings sayings;
    private final Map<Standing, Task> met = new LinkedHashMap<>();
    private final Map<Standing, Task> twins = new LinkedHashMap<>();
    private final Map<Standing, Map<String, List<Turn>>> turns = new LinkedHashMap<>();

    /** What an offer leads to; the message is said when the task was stored, or in spite of it not being stored. */
    record Turn(String name, long needs, Standing next, long said, boolean stored) {}

    Behavior(int site, Site code, Consortium consortium, Offers offers, Sayings sayings) {
        this.site = site;
        this.code = code;
        this.start = consortium.shared(site);
        this.offers = offers;
        this.sayings = sayings;
    }

    /** Makes all offers that what was said so far allows. */
    void explore() {
        Queue<Task> open = new ArrayDeque<>(List.of(start));
        Map<Standing, Task> seen = new LinkedHashMap<>();
        seen.put(Standing.of(start), start);
        met.putIfAbsent(Standing.of(start), start);
        while (!open.isEmpty()) {
            Task task = open.remove();
            answers(task).stream()
                    .map(turn -> met.get(turn.next()))
                    .filter(next -> seen.putIfAbsent(Standing.of(next), next) == null)
                    .forEach(open::add);
        }
    }

    private List<Turn> answers(Task task) {
        Map<String, List<Turn>> known = turns.computeIfAbsent(Standing.of(task), s -> new LinkedHashMap<>());
        for (Offer offer : offers.to(site, task)) {
            known.computeIfAbsent(offer.name(), name -> turns(task, offer));
        }
        return known.values().stream().flatMap(Collection::stream).toList();
    }

    private List<Turn> turns(Task task, Offer offer) {
        List<Turn> all = new ArrayList<>();
        for (Site.Reply reply : code.told(task, offer)) {
            Standing next = Standing.of(reply.after());
            Task first = met.putIfAbsent(next, reply.after());
            if (first != null && !first.equals(reply.after())) {
                twins.putIfAbsent(next, reply.after());
            }
            long said = sayings.hear(site, reply.after(), reply.messages());
            all.add(new Turn(offer.name(), offer.needs(), next, said, reply.stored()));
        }
        return all;
    }

    /** How often the code was asked. */
    int reactions() {
        return turns.values().stream().mapToInt(Map::size).sum();
    }

    /** Every stored task that was met, one for each standing. */
    Collection<Task> met() {
        return met.values();
    }

    /** Tasks with the standing of another but not equal to it that answer otherwise than that one. */
    List<String> twins() {
        List<String> unlike = new ArrayList<>();
        Map.copyOf(twins)
                .forEach((standing, twin) -> offers.to(site, twin).forEach(offer -> {
                    List<Turn> expected = turns.get(standing).get(offer.name());
                    if (!turns(twin, offer).equals(expected)) {
                        unlike.add(standing + " told " + offer.name());
                    }
                }));
        return unlike;
    }

    Standing start() {
        return Standing.of(start);
    }

    Collection<List<Turn>> turns(Standing standing) {
        return turns.get(standing).values();
    }
}
