// SPDX-License-Identifier: Apache-2.0
package org.riskset.federation.simulated;

import static org.junit.jupiter.api.Assertions.assertFalse;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A simulation that finds nothing proves little: each of these mistakes it finds. */
class PlantedBugsTest {
    private static final int SEEDS = 3000;
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

    @ParameterizedTest
    @EnumSource(value = Bug.class, mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    void mistake_when_planted_then_found(Bug bug) {
        Seeds seeds = Seeds.run(1, SEEDS, bug);

        System.out.printf(
                "%s: %d of %d seeds%n",
                bug, seeds.broken().size(), seeds.tally().of("seeds"));
        assertFalse(seeds.broken().isEmpty());
    }
}
