// SPDX-License-Identifier: Apache-2.0
package org.riskset.federation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.riskset.coordinator.run.Run;
import org.riskset.coordinator.run.RunState;
import org.riskset.privacy.disclosure.LedgerEntry;
import org.riskset.privacy.identity.SiteId;
import org.riskset.site.task.TaskState;

/**
 * Attack 43 of privacy.md, section 10: a site loses its power between storing and sending, and between sending and
 * hearing that it has arrived, at every step of a run.
 */
class CrashTest {
    private static final List<TaskState> EVERY_STEP = List.of(
            TaskState.ACCEPTED,
            TaskState.KEYED,
            TaskState.SHARED,
            TaskState.MASKED,
            TaskState.CONFIRMED,
            TaskState.UNMASKED);

    @TempDir
    private Path folder;

    private LogLines log;

    @BeforeEach
    void listen() {
        log = LogLines.open();
    }

    @AfterEach
    void close() {
        log.tellNothingOf("4711");
        log.close();
    }

    @Test
    void attack_43_power_lost_between_record_and_send_at_each_step_then_the_run_completes() {
        try (CrashingSite site = CrashingSite.start(folder, EVERY_STEP, false)) {
            Run ended = site.run();

            assertEquals(EVERY_STEP, site.crashes());
            assertEquals(RunState.COMPLETE, ended.state(), () -> "" + ended.problem());
            assertEquals(List.of(), site.sentOtherwise(ended));
            assertEquals(0, log.count("RS-SEC-030"));
            answeredOnce(site);
        }
    }

    @Test
    void attack_43_power_lost_between_send_and_receipt_at_each_step_then_the_same_bytes_twice() {
        try (CrashingSite site = CrashingSite.start(folder, EVERY_STEP, true)) {
            Run ended = site.run();

            assertEquals(EVERY_STEP, site.crashes());
            assertEquals(RunState.COMPLETE, ended.state(), () -> "" + ended.problem());
            assertEquals(List.of(), site.sentOtherwise(ended));
            assertEquals(0, log.count("RS-SEC-030"));
            answeredOnce(site);
        }
    }

    // One answer, whose outcome a quorum has signed, and a ledger that is what it was.
    private static void answeredOnce(CrashingSite site) {
        List<SiteId> all = List.of(new SiteId("site-1"), new SiteId("site-2"), new SiteId("site-3"));
        assertEquals(
                List.of(Optional.of(all)),
                site.ledger().stream().map(LedgerEntry::contributors).toList());
    }
}
