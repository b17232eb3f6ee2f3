// SPDX-License-Identifier: Apache-2.0
package org.riskset.privacy.disclosure;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * What one site allows in view of what it has answered before. An absent part is off.
 *
 * @param moveAfter a new extract is taken when nobody has changed, or at least this many
 */
public record HistoryRules(
        Optional<Differencing> differencing,
        Optional<RosterChange> rosterChange,
        OptionalInt moveAfter,
        Optional<Budget> budget) {

    /** Nothing is compared with what was answered before. */
    public static final HistoryRules OFF =
            new HistoryRules(Optional.empty(), Optional.empty(), OptionalInt.empty(), Optional.empty());

    /** Whether nothing of an answer has to be remembered. */
    public boolean isOff() {
        return equals(OFF);
    }

    /**
     * Patients.
     *
     * @param threshold fewer than these may not be told apart, at least 2
     */
    public record Differencing(int threshold, Pairs pairs, Sets sets, OnHit onHit) {}

    /**
     * Sites.
     *
     * @param min fewer than these may not be told apart, at least 2
     */
    public record RosterChange(int min, OnHit onHit) {}

    /**
     * How many different questions are answered.
     *
     * @param plansPerStudy of one requester about one study
     * @param perDay of one requester about one study on one day
     */
    public record Budget(OptionalInt plansPerStudy, OptionalInt perDay) {}

    /** Which two sets are too near to each other. */
    public enum Pairs {
        /** Few are in one of them alone. */
        NEAR_COPY,
        /** Few are in the one or few in the other and not in both. */
        EITHER
    }

    /** Which sets are too small to be told. */
    public enum Sets {
        /** Those that a combination of answers singles out. */
        SPAN,
        /** Every set that the answered ones cut out of each other, whether or not a combination reaches it. */
        ATOMS
    }

    /** What follows. */
    public enum OnHit {
        ASK,
        REFUSE
    }
}
