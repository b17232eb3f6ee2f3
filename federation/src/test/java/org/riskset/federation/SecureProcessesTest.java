// SPDX-License-Identifier: Apache-2.0
package org.riskset.federation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** Secure mode between processes of their own, which are killed while they hold keys and secrets. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SecureProcessesTest {
    @TempDir
    private static Path folder;

    private static ServedFederation federation;
    private static Processes processes;

    @BeforeAll
    static void setUp() throws Exception {
        federation = ServedFederation.start(folder, "secure");
        processes = federation.processes;
    }

    @AfterAll
    static void killWhatIsLeft() {
        federation.close();
    }

    @Test
    @Order(1)
    void three_sites_that_know_each_other_when_all_approve_then_their_sum_and_nothing_else() {
        int run = federation.submit();
        for (int i = 1; i <= ServedFederation.SITES; i++) {
            federation.approve("site-" + i, run);
        }

        String result = federation.result(run);

        assertEquals("6", ServedFederation.field(result, "\"n\" ?: ?(\\d+)"));
        assertEquals("secure", ServedFederation.field(result, "\"mode\" ?: ?\"(\\w+)\""));
        assertTrue(processes
                .coordinator("result", Integer.toString(run))
                .contains("Secure mode: only the sum was opened"));
    }

    @Test
    @Order(2)
    void site_with_keys_and_coordinator_killed_when_started_again_then_the_run_goes_on_to_its_result()
            throws Exception {
        int run = federation.submit();
        federation.approve("site-3", run);
        processes.awaitRun(run, "site-3", "ACCEPTED");
        processes.kill("site-3");
        federation.approve("site-1", run);
        federation.approve("site-2", run);
        federation.awaitSite("site-1", run, "KEYED");
        processes.kill("site-1");
        processes.kill("coordinator");
        // what was approved is what leaves, whatever the file says by then
        SampleStudy.file(folder.resolve("site-3"), "patients", "0.5,1", "0.5,1", "0.5,1");

        processes.serve("coordinator");
        processes.serve("site-1");
        processes.serve("site-3");

        String result = federation.result(run);
        assertEquals("6", ServedFederation.field(result, "\"n\" ?: ?(\\d+)"));
        assertEquals("COMPLETE", ServedFederation.field(result, "\"state\" ?: ?\"(\\w+)\""));
        for (int i = 1; i <= ServedFederation.SITES; i++) {
            federation.awaitSite("site-" + i, run, "DONE");
        }
    }
}
