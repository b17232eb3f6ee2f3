// SPDX-License-Identifier: Apache-2.0
package org.riskset.coordinator.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.riskset.coordinator.store.ContributionTable.Row;
import org.riskset.privacy.identity.RunId;
import org.riskset.privacy.identity.SiteId;
import org.riskset.privacy.masking.Phase;

/** Vectors and what members send beside them: by attempt, the first one stays. */
class PhaseStoreTest {
    private static final RunId RUN = new RunId("1".repeat(32));
    private static final RunId OTHER = new RunId("2".repeat(32));
    private static final SiteId ONE = new SiteId("Klinik für Chirurgie");
    private static final SiteId TWO = new SiteId("site-2");
    private static final byte[] BYTES = {0, -1, 127, -128};

    @TempDir
    private Path folder;

    private CoordinatorStore store;

    @BeforeEach
    void open() {
        store = CoordinatorStore.open(folder.resolve("coordinator.db"));
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void vector_when_kept_twice_then_the_first_stays_until_forgotten() {
        store.contributions().keep(RUN, new Row(ONE, 1, 3, BYTES));
        store.contributions().keep(RUN, new Row(ONE, 1, 4, new byte[4]));

        reopen();

        List<Row> kept = store.contributions().of(RUN, 1);
        assertEquals(1, kept.size());
        assertEquals(
                List.of(ONE, 1, 3),
                List.of(kept.get(0).site(), kept.get(0).attempt(), kept.get(0).horizon()));
        assertArrayEquals(BYTES, kept.get(0).bytes());

        store.contributions().forget(RUN);

        assertEquals(List.of(), store.contributions().of(RUN, 1));
    }

    @Test
    void vectors_of_two_attempts_when_one_is_asked_for_then_that_one_alone() {
        store.contributions().keep(RUN, new Row(ONE, 1, 3, new byte[] {1}));
        store.contributions().keep(RUN, new Row(ONE, 2, 4, new byte[] {2}));
        store.contributions().keep(OTHER, new Row(ONE, 2, 5, new byte[] {3}));

        List<Row> second = store.contributions().of(RUN, 2);

        assertEquals(List.of(4), second.stream().map(Row::horizon).toList());
        assertArrayEquals(new byte[] {2}, second.get(0).bytes());

        store.contributions().forget(RUN);

        assertEquals(List.of(), store.contributions().of(RUN, 1));
        assertEquals(List.of(), store.contributions().of(RUN, 2));
        assertEquals(1, store.contributions().of(OTHER, 2).size());
    }

    @Test
    void vectors_when_handed_over_one_by_one_then_by_site_and_the_database_is_free_meanwhile() {
        store.contributions().keep(RUN, new Row(TWO, 1, 3, BYTES));
        store.contributions().keep(RUN, new Row(ONE, 1, 3, BYTES));
        List<SiteId> seen = new ArrayList<>();

        store.contributions().forEach(RUN, 1, row -> {
            seen.add(row.site());
            assertFalse(blocked(), "another thread waits for the database");
        });

        assertEquals(List.of(ONE, TWO), seen);
    }

    @Test
    void vectors_when_the_run_is_forgotten_while_they_are_handed_over_then_the_rest_does_not_come() {
        store.contributions().keep(RUN, new Row(ONE, 1, 3, BYTES));
        store.contributions().keep(RUN, new Row(TWO, 1, 3, BYTES));
        List<SiteId> seen = new ArrayList<>();

        store.contributions().forEach(RUN, 1, row -> {
            seen.add(row.site());
            store.contributions().forget(RUN);
        });

        assertEquals(List.of(ONE), seen);
    }

    @Test
    void body_when_kept_twice_then_the_first_stays() {
        store.phaseMessages().keep(RUN, 1, ONE, Phase.SHARES, BYTES);
        store.phaseMessages().keep(RUN, 1, ONE, Phase.SHARES, new byte[2]);

        reopen();

        Map<SiteId, byte[]> bodies = store.phaseMessages().of(RUN, 1, Phase.SHARES);
        assertEquals(List.of(ONE), List.copyOf(bodies.keySet()));
        assertArrayEquals(BYTES, bodies.get(ONE));
    }

    @Test
    void bodies_of_phases_attempts_and_runs_when_asked_for_then_each_alone_in_order_of_site() {
        store.phaseMessages().keep(RUN, 1, TWO, Phase.SHARES, new byte[] {1});
        store.phaseMessages().keep(RUN, 1, ONE, Phase.SHARES, new byte[] {2});
        store.phaseMessages().keep(RUN, 2, ONE, Phase.SHARES, new byte[] {3});
        store.phaseMessages().keep(RUN, 1, ONE, Phase.OPENING, new byte[] {4});
        store.phaseMessages().keep(OTHER, 1, ONE, Phase.SHARES, new byte[] {5});

        assertEquals(List.of(2, 1), first(RUN, 1, Phase.SHARES));
        assertEquals(List.of(3), first(RUN, 2, Phase.SHARES));
        assertEquals(List.of(4), first(RUN, 1, Phase.OPENING));
        assertEquals(List.of(), first(RUN, 2, Phase.OPENING));

        store.phaseMessages().forget(RUN);

        assertEquals(List.of(), first(RUN, 1, Phase.SHARES));
        assertEquals(List.of(), first(RUN, 2, Phase.SHARES));
        assertEquals(List.of(), first(RUN, 1, Phase.OPENING));
        assertEquals(List.of(5), first(OTHER, 1, Phase.SHARES));
    }

    private List<Integer> first(RunId run, int attempt, Phase phase) {
        return store.phaseMessages().of(run, attempt, phase).values().stream()
                .map(body -> (int) body[0])
                .toList();
    }

    private boolean blocked() {
        Thread other = new Thread(() -> store.runs().all());
        other.setDaemon(true);
        other.start();
        try {
            other.join(20_000);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return other.isAlive();
    }

    private void reopen() {
        store.close();
        open();
    }
}
