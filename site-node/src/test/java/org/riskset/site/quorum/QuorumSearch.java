// SPDX-License-Identifier: Apache-2.0
package org.riskset.site.quorum;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Visits every state of all honest sites together. */
final class QuorumSearch {
    private final List<SiteGraph> sites;
    private final Holdings holdings;
    private final int[] weight;
    private final BitSet seen = new BitSet();
    private final Numbers found = new Numbers();
    private final Numbers parent = new Numbers();
    private final Map<Breach, List<String>> breaches = new EnumMap<>(Breach.class);
    private long transitions;
    private long opened;
    private long dead;

    /**
     * What a search has found.
     *
     * @param opened in how many states a sum can be opened
     * @param dead in how many there is an abort certificate
     * @param breaches with a way to each
     */
    record Found(int states, long transitions, long opened, long dead, Map<Breach, List<String>> breaches) {
        String size() {
            return states + " states, " + transitions + " transitions";
        }
    }

    QuorumSearch(List<SiteGraph> sites, Holdings holdings) {
        this.sites = sites;
        this.holdings = holdings;
        this.weight = new int[sites.size()];
        int product = 1;
        for (int i = 0; i < weight.length; i++) {
            weight[i] = product;
            product = Math.multiplyExact(product, sites.get(i).size());
        }
    }

    /** All states, nearest first: the ways to what is found are the shortest. */
    Found all() {
        visit(0, -1);
        for (int next = 0; next < found.size(); next++) {
            goOn(next);
        }
        return found();
    }

    /** Until a breach is found, newest first: fewer states where there is one, the same where there is none. */
    Found until(Breach breach) {
        visit(0, -1);
        Deque<Integer> open = new ArrayDeque<>(List.of(0));
        while (!open.isEmpty() && !breaches.containsKey(breach)) {
            int before = found.size();
            goOn(open.removeLast());
            IntStream.range(before, found.size()).forEach(open::addLast);
        }
        return found();
    }

    private void goOn(int number) {
        int state = found.get(number);
        long held = held(state);
        judge(held, number);
        for (int i = 0; i < weight.length; i++) {
            int local = local(state, i);
            for (Move move : sites.get(i).moves().get(local)) {
                if ((move.needs() & ~held) == 0) {
                    transitions++;
                    visit(state + (move.to() - local) * weight[i], number);
                }
            }
        }
    }

    private Found found() {
        return new Found(found.size(), transitions, opened, dead, breaches);
    }

    private void visit(int state, int from) {
        if (!seen.get(state)) {
            seen.set(state);
            found.add(state);
            parent.add(from);
        }
    }

    private void judge(long held, int number) {
        opened += holdings.opens(held) ? 1 : 0;
        dead += holdings.certified(held) ? 1 : 0;
        for (Breach breach : holdings.breaches(held)) {
            if (!breaches.containsKey(breach)) {
                breaches.put(breach, way(number));
            }
        }
    }

    private long held(int state) {
        long held = 0;
        for (int i = 0; i < weight.length; i++) {
            held |= sites.get(i).left().get(local(state, i));
        }
        return held;
    }

    private int local(int state, int site) {
        return state / weight[site] % sites.get(site).size();
    }

    private List<String> way(int number) {
        List<String> way = new ArrayList<>();
        for (int at = number; parent.get(at) >= 0; at = parent.get(at)) {
            way.add(step(found.get(parent.get(at)), found.get(at)));
        }
        Collections.reverse(way);
        return way;
    }

    private String step(int from, int to) {
        int site = 0;
        while (local(from, site) == local(to, site)) {
            site++;
        }
        int next = local(to, site);
        long held = held(from);
        String what = sites.get(site).moves().get(local(from, site)).stream()
                .filter(m -> m.to() == next && (m.needs() & ~held) == 0)
                .findFirst()
                .orElseThrow()
                .name();
        return "site-" + (site + 1) + ": " + what;
    }
}
