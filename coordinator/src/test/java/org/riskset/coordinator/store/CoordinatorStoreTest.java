// SPDX-License-Identifier: Apache-2.0
package org.riskset.coordinator.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
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
import org.riskset.coordinator.enrollment.SiteEntry;
import org.riskset.coordinator.run.Run;
import org.riskset.coordinator.run.RunState;
import org.riskset.coordinator.run.SampleRuns;
import org.riskset.coordinator.run.Step;
import org.riskset.privacy.identity.RunId;
import org.riskset.privacy.identity.SiteId;
import org.riskset.survival.digest.Digest;
import org.riskset.survival.error.RisksetException;

class CoordinatorStoreTest {
    private static final SiteId SITE = new SiteId("Klinik für Chirurgie");

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
    void run_in_any_state_when_kept_and_the_file_is_opened_again_then_equal(RunState state) {
        Run run = SampleRuns.in(state);
        store.runs().add(run);

        reopen();

        assertEquals(run, store.runs().find(run.id()).orElseThrow());
        assertEquals(run, store.runs().find(1).orElseThrow());
        assertEquals(state.hasEnded() ? List.of() : List.of(run), store.runs().unfinished());
        assertEquals(2, store.runs().nextNumber());
    }

    @Test
    void run_when_changed_then_the_change_alone_is_on_disk() {
        Run run = SampleRuns.asked(RunState.INVITING, SampleRuns.AGREED, SampleRuns.COUNTED);
        store.runs().add(run);
        Run changed = run.with(SampleRuns.participation(run, SampleRuns.AGREED)
                        .with(SampleRuns.acceptance(run, SampleRuns.AGREED, 2)))
                .in(RunState.FAILED, SampleRuns.START.plus(Duration.ofMinutes(3)))
                .because("RS-RUN-003: too few");

        Step step = store.runs().change(run.id(), r -> new Step(changed, List.of()));
        reopen();

        assertEquals(changed, step.run());
        assertEquals(changed, store.runs().find(run.id()).orElseThrow());
    }

    @Test
    void agreement_that_is_taken_back_when_stored_then_gone() {
        Run run = SampleRuns.in(RunState.INVITING);
        store.runs().add(run);
        Run changed = run.with(SampleRuns.participation(run, SampleRuns.AGREED).withoutAcceptance());

        store.runs().change(run.id(), r -> new Step(changed, List.of()));

        assertEquals(changed, store.runs().find(run.id()).orElseThrow());
    }

    @Test
    void change_that_throws_when_made_then_leaves_nothing_not_even_what_it_stored_before() {
        Run run = SampleRuns.in(RunState.COLLECTING);
        store.runs().add(run);

        assertThrows(
                IllegalStateException.class,
                () -> store.runs().change(run.id(), r -> {
                    store.contributions().keep(run.id(), new ContributionTable.Row(SITE, 1, 3, new byte[8]));
                    throw new IllegalStateException("the power went");
                }));
        reopen();

        assertEquals(run, store.runs().find(run.id()).orElseThrow());
        assertEquals(List.of(), store.contributions().of(run.id(), 1));
    }

    @Test
    void unknown_run_when_changed_then_RS_RUN_004() {
        RisksetException thrown = assertThrows(
                RisksetException.class,
                () -> store.runs().change(new RunId("0".repeat(32)), r -> new Step(r, List.of())));

        assertEquals("RS-RUN-004", thrown.first().code().code());
    }

    @Test
    void second_run_of_the_same_number_when_added_then_refused_whole() {
        store.runs().add(SampleRuns.in(RunState.INVITING));
        Run other = SampleRuns.in(RunState.INVITING);

        assertThrows(IllegalStateException.class, () -> store.runs().add(other));

        assertEquals(Optional.empty(), store.runs().find(other.id()));
    }

    @Test
    void site_on_its_way_in_when_kept_at_each_step_then_equal() {
        Instant now = SampleRuns.START;
        SiteEntry invited = SiteEntry.invited(SITE, "Göttingen", Digest.of("code"), now, true);
        SiteEntry requested = invited.requested(SampleRuns.key(SITE).identity(), "cmVxdWVzdA==");
        SiteEntry certified = requested.certified("ZGVy", now.plusSeconds(9), "A. Müller");
        for (SiteEntry entry : List.of(invited, requested, certified)) {
            store.sites().keep(entry);
            reopen();

            assertEquals(entry, store.sites().find(SITE).orElseThrow());
            assertEquals(List.of(entry), store.sites().all());
        }
    }

    @Test
    void site_when_heard_then_time_and_version_stay_through_later_changes() {
        SiteEntry invited = SiteEntry.invited(SITE, "Göttingen", Digest.of("code"), SampleRuns.START, false);
        store.sites().keep(invited);

        store.sites().heard(SITE, SampleRuns.START.plusSeconds(5), "0.1.0");
        store.sites().keep(invited.requested(SampleRuns.key(SITE).identity(), "cmVxdWVzdA=="));

        SiteEntry found = store.sites().find(SITE).orElseThrow();
        assertEquals(SampleRuns.START.plusSeconds(5), found.lastContact());
        assertEquals("0.1.0", found.version());
        assertTrue(found.identity().isPresent());
    }

    @Test
    void documents_and_reports_when_kept_then_come_back_as_text() {
        RunId run = new RunId("2".repeat(32));
        store.documents().keep(Digest.of("{\"é\":1}"), "{\"é\":1}");
        store.reports()
                .keep(run, Map.of("result.json", "{}".getBytes(UTF_8), "tables.txt", "Überleben".getBytes(UTF_8)));
        store.reports().keep(run, Map.of("result.json", "{\"n\":1}".getBytes(UTF_8)));

        reopen();

        assertEquals("{\"é\":1}", store.documents().find(Digest.of("{\"é\":1}")).orElseThrow());
        assertEquals(Optional.empty(), store.documents().find(Digest.of("other")));
        Map<String, byte[]> files = store.reports().find(run);
        assertEquals(2, files.size());
        assertEquals("{\"n\":1}", new String(files.get("result.json"), UTF_8));
        assertEquals("Überleben", new String(files.get("tables.txt"), UTF_8));
        assertEquals(Map.of(), store.reports().find(new RunId("3".repeat(32))));
    }

    @Test
    void folder_in_place_of_the_file_when_opened_then_RS_DB_001() {
        RisksetException thrown = assertThrows(RisksetException.class, () -> CoordinatorStore.open(folder));

        assertEquals("RS-DB-001", thrown.first().code().code());
    }

    private void reopen() {
        store.close();
        open();
    }
}
