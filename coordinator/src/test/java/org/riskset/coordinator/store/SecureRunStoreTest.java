// SPDX-License-Identifier: Apache-2.0
package org.riskset.coordinator.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.riskset.coordinator.run.Participation;
import org.riskset.coordinator.run.Run;
import org.riskset.coordinator.run.RunState;
import org.riskset.coordinator.run.SampleRuns;
import org.riskset.coordinator.run.Step;
import org.riskset.privacy.identity.SiteId;
import org.riskset.privacy.masking.Phase;
import org.riskset.survival.digest.Digest;

class SecureRunStoreTest {
    private static final Instant UNTIL = SampleRuns.START.plusSeconds(600);

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

    @ParameterizedTest
    @EnumSource(RunState.class)
    void secure_run_in_any_state_when_kept_and_the_file_is_opened_again_then_equal(RunState state) {
        Run run = SecureRuns.mixed().in(state, UNTIL);
        store.runs().add(run);

        reopen();

        assertEquals(run, found(run));
        assertEquals(List.of(run), store.runs().all());
        assertEquals(state.hasEnded() ? List.of() : List.of(run), store.runs().unfinished());
    }

    @ParameterizedTest
    @EnumSource(RunState.class)
    void secure_run_when_it_comes_to_a_state_then_equal_with_the_name_of_its_sum(RunState state) {
        Run asked = SecureRuns.mixed();
        store.runs().add(asked);
        Run run = asked.in(state, UNTIL).opened(Optional.of(Digest.of("sum")));

        change(run);
        reopen();

        assertEquals(run, found(run));
        change(run.opened(Optional.empty()));
        assertEquals(Optional.empty(), found(run).sum());
    }

    @Test
    void receipts_when_they_come_phase_by_phase_then_each_is_kept() {
        Run run = SecureRuns.asked(3);
        store.runs().add(run);
        for (Phase phase : Phase.values()) {
            for (int i = 1; i <= 3; i++) {
                run = run.with(
                        run.participation(SecureRuns.site(i)).orElseThrow().with(phase, SecureRuns.receipt(i)));
                change(run);
            }
            reopen();

            assertEquals(run, found(run));
        }
    }

    @Test
    void next_attempt_when_begun_then_nothing_of_the_old_one_and_the_silent_site_stays_dismissed() {
        Run run = SecureRuns.shared(4);
        store.runs().add(run);
        SiteId silent = SecureRuns.site(2);

        Run next = run.nextAttempt(p -> !p.site().equals(silent)).in(RunState.INVITING, UNTIL);
        change(next);
        reopen();

        assertEquals(next, found(run));
        assertEquals(2, found(run).attempt());
        assertEquals(
                List.of(silent),
                found(run).participations().stream()
                        .filter(Participation::dismissed)
                        .map(Participation::site)
                        .toList());
        assertEquals(0, number("SELECT COUNT(*) FROM phase_receipt"));
    }

    @Test
    void vector_of_a_site_that_left_when_taken_back_then_only_that_receipt_is_gone() {
        Run run = SecureRuns.mixed();
        store.runs().add(run);
        Participation changed =
                run.participation(SecureRuns.site(7)).orElseThrow().withoutVector();

        change(run.with(changed));
        reopen();

        assertEquals(run.with(changed), found(run));
        assertEquals(
                5,
                found(run)
                        .participation(SecureRuns.site(7))
                        .orElseThrow()
                        .receipts()
                        .size());
    }

    @Test
    void message_of_one_site_when_kept_then_no_other_site_is_written() {
        Run run = SecureRuns.shared(40);
        store.runs().add(run);
        countWrites();
        Participation one = run.participation(SecureRuns.site(17)).orElseThrow();

        change(run.with(one.with(Phase.VECTOR, SecureRuns.receipt(17))));

        assertEquals(1, number("SELECT COUNT(*) FROM written WHERE site <> ''"));
        assertEquals(1, number("SELECT COUNT(*) FROM written WHERE site = 'site-17'"));
    }

    @Test
    void state_alone_when_it_changes_then_no_site_is_written() {
        Run run = SecureRuns.shared(5);
        store.runs().add(run);
        countWrites();

        change(run.in(RunState.CONFIRMING, UNTIL));
        change(run.in(RunState.CONFIRMING, UNTIL));

        assertEquals(0, number("SELECT COUNT(*) FROM written WHERE site <> ''"));
        assertEquals(1, number("SELECT COUNT(*) FROM written WHERE site = ''"));
    }

    @Test
    void change_that_throws_when_it_kept_a_message_then_neither_message_nor_run_is_kept() {
        Run run = SecureRuns.shared(3);
        store.runs().add(run);

        assertThrows(
                IllegalStateException.class,
                () -> store.transactions().run(connection -> {
                    change(run.nextAttempt(p -> true).in(RunState.FAILED, UNTIL));
                    store.phaseMessages().keep(run.id(), 1, SecureRuns.site(1), Phase.OPENING, new byte[36]);
                    throw new IllegalStateException("the power went");
                }));
        reopen();

        assertEquals(run, found(run));
        assertEquals(Map.of(), store.phaseMessages().of(run.id(), 1, Phase.OPENING));
    }

    @Test
    void receipt_that_cannot_be_stored_when_a_run_changes_then_the_run_has_not_changed() {
        Run run = SecureRuns.shared(3);
        store.runs().add(run);
        sql("CREATE TRIGGER full BEFORE INSERT ON phase_receipt BEGIN SELECT RAISE(ABORT, 'the disk is full'); END");
        Participation one = run.participation(SecureRuns.site(1)).orElseThrow();
        Run changed = run.with(one.with(Phase.VECTOR, SecureRuns.receipt(1))).in(RunState.CONFIRMING, UNTIL);

        assertThrows(IllegalStateException.class, () -> change(changed));
        reopen();

        assertEquals(run, found(run));
    }

    private void change(Run run) {
        store.runs().change(run.id(), r -> new Step(run, List.of()));
    }

    private Run found(Run run) {
        return store.runs().find(run.id()).orElseThrow();
    }

    private void countWrites() {
        sql("CREATE TABLE written (site TEXT)");
        sql("CREATE TRIGGER a AFTER UPDATE ON participation BEGIN INSERT INTO written VALUES (new.site); END");
        sql("CREATE TRIGGER b AFTER UPDATE ON run BEGIN INSERT INTO written VALUES (''); END");
    }

    private int number(String query) {
        return store.transactions().in(connection -> {
            try (Statement statement = connection.createStatement()) {
                return statement.executeQuery(query).getInt(1);
            }
        });
    }

    private void sql(String text) {
        store.transactions().run(connection -> {
            try (Statement statement = connection.createStatement()) {
                statement.execute(text);
            }
        });
    }

    private void reopen() {
        store.close();
        open();
    }
}
