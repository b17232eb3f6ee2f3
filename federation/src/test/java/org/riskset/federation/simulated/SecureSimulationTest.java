// SPDX-License-Identifier: Apache-2.0
package org.riskset.federation.simulated;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Secure mode under every misfortune that a seed can think of; {@code -Driskset.seed=N} replays one. */
class SecureSimulationTest {
    private static final Alarm ALARM = new Alarm();

    @BeforeAll
    static void fake_signatures() {
        ALARM.listen();
        FakeEd25519.use();
    }

    @AfterAll
    static void real_signatures() {
        FakeEd25519.stop();
        ALARM.close();
    }

    @Test
    void every_seed_when_simulated_then_no_rule_is_broken() {
        long from = Long.getLong("riskset.seed", 1);
        long count = Long.getLong("riskset.seeds", System.getProperty("riskset.seed") == null ? 2000 : 1);
        long begun = System.nanoTime();

        Seeds seeds = Seeds.run(from, count, Bug.NONE);

        double seconds = (System.nanoTime() - begun) / 1e9;
        System.out.printf("%.0f seeds/s, %s%n", seeds.tally().of("seeds") / seconds, seeds.tally());
        seeds.broken().forEach(outcome -> System.out.println(outcome.violation().orElseThrow()));
        assertEquals(0, seeds.broken().size());
    }
}
