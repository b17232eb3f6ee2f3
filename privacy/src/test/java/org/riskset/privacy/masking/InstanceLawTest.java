// SPDX-License-Identifier: Apache-2.0
package org.riskset.privacy.masking;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.riskset.survival.counts.Aggregate;
import org.riskset.survival.error.RisksetException;
import org.riskset.survival.error.VerificationException;

/** The law of the secure sum: whoever leaves whenever it may, what opens is the sum over those who contributed. */
class InstanceLawTest {

    /** A consortium to play, by seed. */
    record Case(long seed, int n, int k) {}

    static List<Case> cases() {
        List<Case> cases = new ArrayList<>();
        for (int n = 3; n <= 8; n++) {
            cases.add(new Case(10L * n, n, Consortiums.quorum(n)));
            cases.add(new Case(10L * n + 1, n, n));
        }
        cases.add(new Case(90, 5, 3));
        cases.add(new Case(91, 4, 3));
        return cases;
    }

    @ParameterizedTest
    @MethodSource("cases")
    void any_who_may_leave_when_they_leave_then_the_plain_sum_of_the_others(Case one) {
        Consortium consortium = Consortiums.masked(one.seed, one.n, one.k);
        Map<Integer, Aggregate> counts = Consortiums.counts(consortium, one.seed);
        Set<Integer> everybody = counts.keySet();
        int opened = 0;

        for (Set<Integer> contributors : Subsets.atLeast(one.k, everybody)) {
            Aggregate expected = Consortiums.plain(counts, contributors);
            Contributors set = consortium.contributors(contributors);
            var confirmed = consortium.confirmed(contributors);
            for (Set<Integer> survivors : Subsets.atLeast(one.k, contributors)) {
                List<UnmaskingShares> shares = consortium.unmasked(confirmed, survivors);
                for (Set<Integer> answered : Subsets.atLeast(one.k, survivors)) {
                    List<UnmaskingShares> some = shares.stream()
                            .filter(s -> answered.contains(s.index()))
                            .toList();
                    assertEquals(expected, consortium.open(set, some), () -> one + " " + contributors + " " + answered);
                    opened++;
                }
            }
        }
        assertEquals(ways(one), opened);
    }

    // Each of those who leave does so before its vector, after it, or after the survivors are known.
    private static int ways(Case one) {
        int ways = 0;
        int choices = 1;
        for (int leave = 0; leave <= one.n - one.k; leave++) {
            ways += choices * (int) Math.pow(3, leave);
            choices = choices * (one.n - leave) / (leave + 1);
        }
        return ways;
    }

    @ParameterizedTest
    @MethodSource("cases")
    void fewer_than_the_quorum_when_left_in_any_phase_then_refused(Case one) {
        Consortium consortium = Consortiums.masked(one.seed, one.n, one.k);
        Set<Integer> everybody = new TreeSet<>(consortium.instances.keySet());
        var confirmed = consortium.confirmed(everybody);
        List<UnmaskingShares> shares = consortium.unmasked(confirmed, everybody);
        Contributors all = consortium.contributors(everybody);

        for (int few = 1; few < one.k; few++) {
            Set<Integer> left = Stream.iterate(1, u -> u + 1).limit(few).collect(Collectors.toSet());
            refused(() -> consortium.confirmed(left));
            refused(() -> consortium.unmasked(confirmed, left));
            List<UnmaskingShares> some = shares.subList(0, few);
            refused(() -> consortium.open(all, some));
        }
    }

    private static void refused(Executable step) {
        RisksetException refused = assertThrows(VerificationException.class, step);

        assertEquals("RS-SEC-015", refused.first().code().code());
    }
}
