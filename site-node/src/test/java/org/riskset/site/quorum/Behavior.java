// SPDX-License-Identifier: Apache-2.0
package org.riskset.site.quorum;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.riskset.site.task.Task;

/** Everything that one site can come to, found by making it every offer in every standing; each only once. */
final class Behavior {
    private final int site;
    private final Site code;
    private final Offers offers;
    private final Sayings sayings;
    private final Map<Standing, Integer> numbers = new HashMap<>();
    private final List<Task> met = new ArrayList<>();
    private final Map<Integer, Task> twins = new HashMap<>();
    private final List<Map<String, List<Turn>>> turns = new ArrayList<>();

    /**
     * What an offer leads to.
     *
     * @param next number of the standing after it
     * @param said bits of what the site says
     * @param stored whether that is in the outbox and the task on disk; else it has left, and the task is as before
     */
    record Turn(String name, long needs, int next, long said, boolean stored) {}

    Behavior(int site, Site code, Task start, Offers offers, Sayings sayings) {
        this.site = site;
        this.code = code;
        this.offers = offers;
        this.sayings = sayings;
        number(start);
    }

    /** Makes all offers that what was said so far allows. */
    void explore() {
        for (int standing = 0; standing < met.size(); standing++) {
            Task task = met.get(standing);
            Map<String, List<Turn>> known = turns.get(standing);
            for (Offer offer : offers.to(site, task)) {
                if (!known.containsKey(offer.name())) {
                    known.put(offer.name(), turns(task, offer));
                }
            }
        }
    }

    private List<Turn> turns(Task task, Offer offer) {
        List<Turn> all = new ArrayList<>();
        for (Site.Reply reply : code.told(task, offer)) {
            long said = sayings.hear(site, reply.after(), reply.messages());
            int next = number(reply.stored() ? reply.after() : task);
            all.add(new Turn(offer.name(), offer.needs(), next, said, reply.stored()));
        }
        return all;
    }

    private int number(Task task) {
        Integer known = numbers.putIfAbsent(Standing.of(task), met.size());
        if (known == null) {
            met.add(task);
            turns.add(new LinkedHashMap<>());
            return met.size() - 1;
        }
        if (!met.get(known).equals(task)) {
            twins.putIfAbsent(known, task);
        }
        return known;
    }

    /** How often the code was asked. */
    int reactions() {
        return turns.stream().mapToInt(Map::size).sum();
    }

    /** Every stored task that was met, one for each standing; the first is the start. */
    List<Task> met() {
        return met;
    }

    /** What can come of each standing. */
    Collection<List<Turn>> turns(int standing) {
        return turns.get(standing).values();
    }

    /** How many standings were met by tasks that are not equal. */
    int twins() {
        return twins.size();
    }

    /** Where a second task of the same standing answers otherwise than the first. */
    List<String> unlikeTwins() {
        List<String> unlike = new ArrayList<>();
        Map.copyOf(twins)
                .forEach((standing, twin) -> offers.to(site, twin).forEach(offer -> {
                    List<Turn> expected = turns.get(standing).get(offer.name());
                    if (!turns(twin, offer).equals(expected)) {
                        unlike.add(Standing.of(twin) + " told " + offer.name());
                    }
                }));
        return unlike;
    }
}
