// SPDX-License-Identifier: Apache-2.0
package org.riskset.federation.simulated;

import java.util.ArrayList;
import java.util.List;

/** What is on its way, in no order: each message is delivered, lost, or delivered more than once. */
final class Network {
    private final List<InFlight> onTheWay = new ArrayList<>();
    private final List<InFlight> held = new ArrayList<>();
    private final Dice dice;

    Network(Dice dice) {
        this.dice = dice;
    }

    /**
     * A message.
     *
     * @param what from whom to whom, for people
     * @param arrive what happens then
     */
    record InFlight(String what, Runnable arrive) {}

    void send(InFlight message) {
        onTheWay.add(message);
    }

    /** A message is stuck somewhere. */
    void hold(InFlight message) {
        held.add(message);
    }

    /** One of the messages that were stuck moves on. */
    void release() {
        if (!held.isEmpty()) {
            onTheWay.add(held.remove(dice.below(held.size())));
        }
    }

    boolean holdsSomething() {
        return !held.isEmpty();
    }

    boolean isEmpty() {
        return onTheWay.isEmpty();
    }

    /** Any of them, taken off the wire. */
    InFlight any() {
        int at = dice.below(onTheWay.size());
        InFlight taken = onTheWay.get(at);
        InFlight end = onTheWay.remove(onTheWay.size() - 1);
        if (at < onTheWay.size()) {
            onTheWay.set(at, end);
        }
        return taken;
    }
}
