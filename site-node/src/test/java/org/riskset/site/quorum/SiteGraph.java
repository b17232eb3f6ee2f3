// SPDX-License-Identifier: Apache-2.0
package org.riskset.site.quorum;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The states of one site as the rest of the world can tell them apart: what it will do, what is in its outbox and what
 * has left. State 0 is the first.
 *
 * <p>A crash before the transaction leaves a site as it was, so it is no move. After it, the outbox still waits: what has
 * left is a part of the state of its own, and leaving is a move of its own, which a restart repeats with the same bytes.
 *
 * @param left by state, the messages that the coordinator holds
 * @param moves by state; of two that lead to the same state, not one that needs all the other needs and more
 */
record SiteGraph(List<Long> left, List<List<Move>> moves) {

    private record Local(int standing, long said, long left) {}

    static SiteGraph of(Behavior behavior) {
        Map<Local, Integer> numbers = new LinkedHashMap<>();
        List<Local> locals = new ArrayList<>();
        List<List<Move>> moves = new ArrayList<>();
        number(new Local(0, 0, 0), numbers, locals);
        for (int i = 0; i < locals.size(); i++) {
            Local local = locals.get(i);
            List<Move> ways = new ArrayList<>();
            behavior.turns(local.standing())
                    .forEach(turns -> turns.forEach(turn -> ways.add(
                            new Move(number(after(local, turn), numbers, locals), turn.needs(), turn.name()))));
            Local sent = new Local(local.standing(), local.said(), local.said());
            ways.add(new Move(number(sent, numbers, locals), 0, "sends"));
            moves.add(ways);
        }
        List<Long> words = locals.stream().map(Local::said).toList();
        List<Long> left = locals.stream().map(Local::left).toList();
        return Merging.of(words, left, moves);
    }

    private static Local after(Local before, Behavior.Turn turn) {
        long said = before.said() | turn.said();
        return new Local(turn.next(), said, turn.stored() ? before.left() : before.left() | turn.said());
    }

    private static int number(Local local, Map<Local, Integer> numbers, List<Local> locals) {
        return numbers.computeIfAbsent(local, l -> {
            locals.add(l);
            return locals.size() - 1;
        });
    }

    int size() {
        return left.size();
    }
}
