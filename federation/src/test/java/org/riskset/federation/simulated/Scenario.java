// SPDX-License-Identifier: Apache-2.0
package org.riskset.federation.simulated;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.riskset.privacy.disclosure.Quorum;
import org.riskset.site.task.TaskState;

/**
 * What a seed decides before anything happens.
 *
 * @param tempers one for each site
 * @param studies for each run, which study it is of
 * @param cancels whether the requester may lose patience
 * @param forgetful whether the coordinator, after a crash, may come back with an older disk; whatever it then asks, the
 *     sites must hold together what is promised
 */
record Scenario(List<Temper> tempers, List<Integer> studies, Faults faults, boolean cancels, boolean forgetful) {
    private static final List<Integer> SITES = List.of(3, 3, 3, 3, 4, 4, 4, 4, 5, 6);
    // else hardly any run has a second attempt
    private static final int LOSES_ONE_EARLY = 250;
    private static final List<TaskState> LEAVING = List.of(
            TaskState.RECEIVED,
            TaskState.ACCEPTED,
            TaskState.KEYED,
            TaskState.SHARED,
            TaskState.MASKED,
            TaskState.CONFIRMED,
            TaskState.UNMASKED);

    Scenario {
        tempers = List.copyOf(tempers);
        studies = List.copyOf(studies);
    }

    /** What a site answers when it is asked. */
    enum Answer {
        YES,
        ASKS_A_PERSON,
        PERSON_REJECTS,
        REFUSES
    }

    /**
     * How one site is.
     *
     * @param leavesAt after which it is never heard of again, until everything is over
     */
    record Temper(Answer answer, Quorum quorum, int minSites, Optional<TaskState> leavesAt) {}

    /**
     * How bad the weather is, each per mille of the occasions.
     *
     * @param calm whether everybody stays and no deadline passes while something is under way: then every run completes
     * @param lost messages
     * @param stuck messages that arrive much later
     * @param doubled messages, at once or much later
     * @param crashes of some process, anywhere in what it does
     * @param cut connections
     * @param delays past a deadline
     * @param races between two calls at the coordinator
     */
    record Faults(boolean calm, int lost, int stuck, int doubled, int crashes, int cut, int delays, int races) {
        private static final Faults STORM = new Faults(false, 150, 37, 150, 60, 40, 5, 200);

        private static final Faults FORGETTING = new Faults(false, 30, 10, 50, 60, 20, 3, 50);

        private static Faults drawn(Dice dice) {
            return switch (dice.below(8)) {
                case 0 -> new Faults(true, 0, 0, 0, 0, 0, 0, 0);
                case 1 -> new Faults(true, 100, 0, 100, 40, 30, 0, 100);
                case 2 -> new Faults(false, 0, 0, 0, 0, 0, 5, 0);
                case 3 -> new Faults(false, 50, 25, 100, 0, 20, 2, 100);
                case 4 -> new Faults(false, 0, 12, 50, 40, 10, 0, 0);
                case 5 -> STORM;
                default -> new Faults(false, 30, 12, 50, 15, 10, 1, 50);
            };
        }
    }

    static Scenario drawn(Dice dice, boolean forgetfulCoordinator) {
        Faults faults = forgetfulCoordinator ? Faults.FORGETTING : Faults.drawn(dice);
        int n = forgetfulCoordinator ? 4 : dice.pick(SITES);
        Quorum common = dice.perMille(750) ? Quorum.DEFAULT : faults.calm() ? Quorum.ALL : quorum(dice, n);
        boolean unanimous = forgetfulCoordinator || dice.perMille(500);
        List<Temper> tempers = IntStream.range(0, n)
                .mapToObj(i -> temper(dice, faults.calm() || unanimous, n, common))
                .collect(Collectors.toCollection(ArrayList::new));
        if (!faults.calm() && n > 3 && dice.perMille(LOSES_ONE_EARLY)) {
            TaskState when = dice.pick(List.of(TaskState.KEYED, TaskState.SHARED));
            tempers.set(dice.below(n), new Temper(Answer.YES, common, 3, Optional.of(when)));
        }
        boolean forgetful = !faults.calm() && faults.crashes() > 0 && (forgetfulCoordinator || dice.perMille(150));
        return new Scenario(tempers, studies(dice), faults, !faults.calm() && dice.perMille(80), forgetful);
    }

    private static Temper temper(Dice dice, boolean willing, int n, Quorum common) {
        Quorum quorum = dice.perMille(900) ? common : quorum(dice, n);
        int minSites = dice.perMille(950) ? 3 : n;
        if (willing) {
            return new Temper(dice.perMille(150) ? Answer.ASKS_A_PERSON : Answer.YES, common, 3, Optional.empty());
        }
        Answer answer = dice.perMille(800)
                ? Answer.YES
                : dice.pick(List.of(Answer.ASKS_A_PERSON, Answer.ASKS_A_PERSON, Answer.PERSON_REJECTS, Answer.REFUSES));
        Optional<TaskState> leaves = dice.perMille(150) ? Optional.of(dice.pick(LEAVING)) : Optional.empty();
        return new Temper(answer, quorum, minSites, leaves);
    }

    // A number may be too small for so many sites: such a run fails before it begins.
    private static Quorum quorum(Dice dice, int n) {
        return dice.pick(List.of(Quorum.DEFAULT, Quorum.ALL, new Quorum(String.valueOf(3 + dice.below(n - 2)))));
    }

    private static List<Integer> studies(Dice dice) {
        List<Integer> studies = new ArrayList<>(List.of(0));
        if (dice.perMille(250)) {
            studies.add(dice.perMille(700) ? 0 : 1);
        }
        return studies;
    }
}
