// SPDX-License-Identifier: Apache-2.0
package org.riskset.site.quorum;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Makes one state of those that nobody can tell apart: which have said and sent the same and from which, whatever is
 * done, the same follows (bisimulation, by refining a partition until it stays).
 */
final class Merging {
    private final List<List<Move>> moves;
    private int[] block;

    private Merging(List<List<Move>> moves, List<List<Long>> visible) {
        this.moves = moves;
        this.block = numbered(visible);
    }

    static SiteGraph of(List<Long> said, List<Long> left, List<List<Move>> moves) {
        List<List<Long>> visible = new ArrayList<>();
        for (int i = 0; i < said.size(); i++) {
            visible.add(List.of(said.get(i), left.get(i)));
        }
        Merging merging = new Merging(moves, visible);
        merging.refine();
        return merging.graph(left);
    }

    private void refine() {
        int before = 0;
        while (before < blocks()) {
            before = blocks();
            List<Object> views = new ArrayList<>();
            for (int i = 0; i < block.length; i++) {
                views.add(List.of(block[i], view(i)));
            }
            block = numbered(views);
        }
    }

    private int blocks() {
        int most = 0;
        for (int b : block) {
            most = Math.max(most, b + 1);
        }
        return most;
    }

    // Where one can get to from a state, and what is needed for it at least.
    private Map<Integer, Set<Long>> view(int state) {
        return ways(state).stream()
                .collect(Collectors.groupingBy(
                        Move::to, TreeMap::new, Collectors.mapping(Move::needs, Collectors.toSet())));
    }

    private List<Move> ways(int state) {
        Map<Integer, List<Move>> ways = new TreeMap<>();
        moves.get(state).stream()
                .map(m -> new Move(block[m.to()], m.needs(), m.name()))
                .filter(m -> m.to() != block[state])
                .sorted(Comparator.comparingInt(m -> Long.bitCount(m.needs())))
                .forEach(m -> {
                    List<Move> there = ways.computeIfAbsent(m.to(), to -> new ArrayList<>());
                    if (there.stream().noneMatch(easier -> (easier.needs() & ~m.needs()) == 0)) {
                        there.add(m);
                    }
                });
        return ways.values().stream().flatMap(List::stream).toList();
    }

    private SiteGraph graph(List<Long> left) {
        List<Long> leftBy = new ArrayList<>();
        List<List<Move>> movesBy = new ArrayList<>();
        for (int i = 0; i < block.length; i++) {
            if (block[i] == leftBy.size()) {
                leftBy.add(left.get(i));
                movesBy.add(ways(i));
            }
        }
        return new SiteGraph(leftBy, movesBy);
    }

    // By first appearance, so that the first state is in block 0.
    private static int[] numbered(List<?> views) {
        Map<Object, Integer> numbers = new HashMap<>();
        int[] block = new int[views.size()];
        for (int i = 0; i < block.length; i++) {
            numbers.putIfAbsent(views.get(i), numbers.size());
            block[i] = numbers.get(views.get(i));
        }
        return block;
    }
}
