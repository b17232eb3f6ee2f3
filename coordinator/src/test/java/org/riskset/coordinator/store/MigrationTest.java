// SPDX-License-Identifier: Apache-2.0
package org.riskset.coordinator.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.riskset.coordinator.run.Participation;
import org.riskset.coordinator.run.Receipt;
import org.riskset.coordinator.run.Run;
import org.riskset.coordinator.run.RunState;
import org.riskset.coordinator.run.SampleRuns;
import org.riskset.coordinator.run.Step;
import org.riskset.coordinator.store.ContributionTable.Row;
import org.riskset.privacy.masking.Phase;

/** A database of the first release, with rows, opened by this one. */
class MigrationTest {
    private static final byte[] COUNTS = {0, -1, 127, -128};

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource(names = {"INVITING", "COLLECTING", "REVIEWING", "COMPLETE", "PARTIAL", "FAILED"})
    void run_in_a_state_of_the_first_release_when_opened_then_equal(RunState state) throws SQLException {
        Run run = SampleRuns.in(state).because("RS-RUN-003: too few");
        keptByTheFirstRelease(run);

        try (CoordinatorStore store = CoordinatorStore.open(file())) {
            assertEquals(run, store.runs().find(run.id()).orElseThrow());
            assertEquals(run, store.runs().find(1).orElseThrow());
        }
    }

    @Test
    void vector_of_the_first_release_when_opened_then_it_belongs_to_the_attempt_of_its_run() throws SQLException {
        Run run = SampleRuns.in(RunState.COLLECTING);
        keptByTheFirstRelease(run);

        try (CoordinatorStore store = CoordinatorStore.open(file())) {
            List<Row> vectors = store.contributions().of(run.id(), run.attempt());
            assertEquals(1, vectors.size());
            assertEquals(SampleRuns.COUNTED, vectors.get(0).site());
            assertEquals(3, vectors.get(0).horizon());
            assertArrayEquals(COUNTS, vectors.get(0).bytes());
        }
    }

    @Test
    void run_of_the_first_release_when_it_goes_on_then_stored_like_any_other() throws SQLException {
        Run run = SampleRuns.in(RunState.COLLECTING);
        keptByTheFirstRelease(run);

        try (CoordinatorStore store = CoordinatorStore.open(file())) {
            Participation more = SampleRuns.participation(run, SampleRuns.AGREED)
                    .with(Phase.VECTOR, SampleRuns.receipt("more counts"));
            store.contributions().keep(run.id(), new Row(SampleRuns.AGREED, run.attempt(), 3, COUNTS));
            store.runs().change(run.id(), r -> new Step(r.with(more), List.of()));

            assertEquals(run.with(more), store.runs().find(run.id()).orElseThrow());
            assertEquals(2, store.contributions().of(run.id(), run.attempt()).size());
        }
    }

    private Path file() {
        return folder.resolve("coordinator.db");
    }

    private void keptByTheFirstRelease(Run run) throws SQLException {
        String url = "jdbc:sqlite:" + file() + "?journal_mode=WAL&synchronous=FULL&secure_delete=true";
        Flyway.configure()
                .dataSource(url, null, null)
                .locations("classpath:db/coordinator")
                .target("1")
                .load()
                .migrate();
        try (Connection connection = DriverManager.getConnection(url)) {
            run(connection, run);
            for (Participation site : run.participations()) {
                participation(connection, run, site);
            }
            insert(
                    connection,
                    "contribution (run, site, horizon, body)",
                    run.id().hex(),
                    SampleRuns.COUNTED.value(),
                    3,
                    COUNTS);
        }
    }

    private static void run(Connection connection, Run run) throws SQLException {
        insert(
                connection,
                "run (id, number, study_id, title, mode, study_digest, plan_digest, requester, not_after, signature,"
                        + " min_sites, layout_digest, lanes64, lanes128, state, attempt, submitted, deadline, problem)",
                run.id().hex(),
                run.number(),
                run.question().studyId(),
                run.question().title(),
                run.question().mode().name(),
                run.question().study().hex(),
                run.question().plan().hex(),
                run.question().request().requester().hex(),
                run.question().request().notAfter(),
                run.question().request().signature().hex(),
                run.question().minSites(),
                run.question().shape().layout().hex(),
                run.question().shape().lanes64(),
                run.question().shape().lanes128(),
                run.state().name(),
                run.attempt(),
                Micros.of(run.submitted()),
                Micros.of(run.deadline()),
                run.problem().orElse(null));
    }

    private static void participation(Connection connection, Run run, Participation site) throws SQLException {
        insert(
                connection,
                "participation (run, site, identity, accept_attempt, conditions, seen, expires, accept_sig,"
                        + " decline_attempt, decline_kind, decline_code, decline_reason, decline_sig, roster_index,"
                        + " vector_digest, vector_sig, vector_bytes)",
                run.id().hex(),
                site.site().value(),
                site.identity().hex(),
                site.acceptance().map(a -> a.attempt()).orElse(null),
                site.acceptance().map(a -> a.conditions()).orElse(null),
                site.acceptance().map(a -> a.seen().hex()).orElse(null),
                site.acceptance().map(a -> a.expires()).orElse(null),
                site.acceptance().map(a -> a.signature().hex()).orElse(null),
                site.decline().map(d -> d.attempt()).orElse(null),
                site.decline().map(d -> d.kind().name()).orElse(null),
                site.decline().map(d -> d.code()).orElse(null),
                site.decline().map(d -> d.reason()).orElse(null),
                site.decline().map(d -> d.signature().hex()).orElse(null),
                site.receipt().map(Receipt::index).orElse(null),
                site.receipt().map(r -> r.digest().hex()).orElse(null),
                site.receipt().map(r -> r.signature().hex()).orElse(null),
                site.receipt().map(Receipt::bytes).orElse(null));
    }

    private static void insert(Connection connection, String columns, Object... values) throws SQLException {
        String marks = "?, ".repeat(values.length - 1) + "?";
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO " + columns + " VALUES (" + marks + ")")) {
            for (int i = 0; i < values.length; i++) {
                insert.setObject(i + 1, values[i]);
            }
            insert.executeUpdate();
        }
    }
}
