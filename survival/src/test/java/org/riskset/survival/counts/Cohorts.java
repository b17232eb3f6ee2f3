// SPDX-License-Identifier: Apache-2.0
package org.riskset.survival.counts;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;

/** Cohorts for laws: small, full of ties, with corners that a plan can meet. */
public final class Cohorts {
    private static final List<String> NAMES = List.of("A", "B", "C", "D");

    private Cohorts() {}

    /** One seed per case of a law. */
    public static LongStream seeds() {
        return LongStream.rangeClosed(1, 200);
    }

    /** A cohort of up to 60 patients in two to four groups, one in three with delayed entry. */
    public static Cohort random(long seed) {
        Random random = new Random(seed);
        boolean entry = random.nextInt(3) == 0;
        int groups = 2 + random.nextInt(3);
        return random(random, groups, entry);
    }

    /** A cohort of exactly two groups. */
    public static Cohort ofTwoGroups(long seed) {
        Random random = new Random(seed);
        return random(random, 2, random.nextInt(3) == 0);
    }

    private static Cohort random(Random random, int groups, boolean entry) {
        int horizon = 3 + random.nextInt(30);
        int causes = 1 + random.nextInt(2);
        double censored = random.nextDouble();
        int size = random.nextInt(61);
        List<Observation> rows = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            int time = entry ? 1 + random.nextInt(horizon) : random.nextInt(horizon + 1);
            int start = entry ? random.nextInt(time) : 0;
            int cause = random.nextDouble() < censored ? -1 : random.nextInt(causes);
            Map<String, Integer> levels =
                    Map.of(Cohort.GROUP, random.nextInt(groups), Cohort.STRATUM, random.nextInt(2));
            rows.add(new Observation(start, time, cause, levels));
        }
        return new Cohort(NAMES.subList(0, groups), horizon, entry, causes, rows);
    }
}
