// SPDX-License-Identifier: Apache-2.0
package org.riskset.federation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** A coordinator and three sites as processes of their own, one killed while it works, then told to end. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SeparateProcessesTest {
    @TempDir
    private static Path folder;

    private static ServedFederation federation;
    private static Processes processes;
    private static String undisturbed;

    @BeforeAll
    static void setUp() throws Exception {
        federation = ServedFederation.start(folder, "plain");
        processes = federation.processes;
    }

    @AfterAll
    static void killWhatIsLeft() {
        federation.close();
    }

    @Test
    @Order(1)
    void undisturbed_run_when_everybody_approves_then_complete() throws Exception {
        int run = federation.submit();
        for (int i = 1; i <= ServedFederation.SITES; i++) {
            federation.approve("site-" + i, run);
        }

        undisturbed = federation.result(run);

        assertEquals("6", ServedFederation.field(undisturbed, "\"n\" ?: ?(\\d+)"));
        assertEquals("COMPLETE", ServedFederation.field(undisturbed, "\"state\" ?: ?\"(\\w+)\""));
    }

    @Test
    @Order(2)
    void site_and_coordinator_killed_in_mid_run_when_started_again_then_the_same_result() throws Exception {
        int run = federation.submit();
        federation.approve("site-3", run);
        processes.awaitRun(run, "site-3", "ACCEPTED");
        processes.kill("site-3");
        // what was approved is what leaves, whatever the file says by then
        SampleStudy.file(folder.resolve("site-3"), "patients", "0.5,1", "0.5,1", "0.5,1");
        federation.approve("site-1", run);
        federation.approve("site-2", run);
        processes.awaitRun(run, "site-1", "CONTRIBUTED");
        processes.awaitRun(run, "site-2", "CONTRIBUTED");
        processes.kill("coordinator");

        processes.serve("coordinator");
        processes.serve("site-3");

        String disturbed = federation.result(run);
        assertEquals(same(undisturbed), same(disturbed));
    }

    @Test
    @Order(3)
    void nodes_that_serve_when_told_to_end_then_gone_within_five_seconds_with_exit_0() throws Exception {
        assertEquals(0, processes.end("site-1", "TERM"));
        assertEquals(0, processes.end("site-2", "INT"));
        assertEquals(0, processes.end("coordinator", "TERM"));
        assertEquals(0, processes.end("site-3", "INT"));
    }

    // without the run's number and times
    private static String same(String result) {
        return ServedFederation.part(result, "\"plan_digest\"", "\"state\"")
                + ServedFederation.part(result, "\"sites\"", "\"tests\"");
    }
}
