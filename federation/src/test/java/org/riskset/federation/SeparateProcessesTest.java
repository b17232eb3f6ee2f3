// SPDX-License-Identifier: Apache-2.0
package org.riskset.federation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
    private static final Pattern DIGEST = Pattern.compile("sha256:[0-9a-f]{64}");
    private static final int SITES = 3;

    @TempDir
    private static Path folder;

    private static Processes processes;
    private static String undisturbed;

    @BeforeAll
    static void setUp() throws Exception {
        processes = new Processes(folder);
        processes.command(
                "coordinator",
                "init",
                "--host",
                "127.0.0.1",
                "--listen",
                "127.0.0.1:" + Processes.freePort(),
                "--dir",
                folder.resolve("coordinator").toString());
        processes.serve("coordinator");
        for (int i = 1; i <= SITES; i++) {
            join("site-" + i);
        }
        Files.writeString(folder.resolve("study.yaml"), SampleStudy.study().text());
        Files.writeString(
                folder.resolve("plan.yaml"), SampleStudy.plan("two of each", 3).text());
    }

    private static void join(String site) throws Exception {
        Path invitation = folder.resolve(site + ".json");
        Path home = folder.resolve(site);
        processes.coordinator("invite", site, "--certify", "--study", SampleStudy.ID, "--out", invitation.toString());
        processes.command(
                "site", "init", "--allow-plain", "--invitation", invitation.toString(), "--dir", home.toString());
        SampleStudy.file(home, "patients", "1.5,1", "2.5,0");
        Path config = home.resolve("site.yaml");
        Files.writeString(
                config,
                Files.readString(config)
                        .replace("studies: {}", "studies:\n  net-liver:\n    data: {csv: patients.csv}"));
        processes.site(site, "enroll");
        processes.serve(site);
    }

    @AfterAll
    static void killWhatIsLeft() {
        processes.close();
    }

    @Test
    @Order(1)
    void undisturbed_run_when_everybody_approves_then_complete() throws Exception {
        int run = submit();
        for (int i = 1; i <= SITES; i++) {
            approve("site-" + i, run);
        }

        undisturbed = result(run);

        assertEquals("6", field(undisturbed, "\"n\" ?: ?(\\d+)"));
        assertEquals("COMPLETE", field(undisturbed, "\"state\" ?: ?\"(\\w+)\""));
    }

    @Test
    @Order(2)
    void site_and_coordinator_killed_in_mid_run_when_started_again_then_the_same_result() throws Exception {
        int run = submit();
        approve("site-3", run);
        processes.awaitRun(run, "site-3", "ACCEPTED");
        processes.kill("site-3");
        // what was approved is what leaves, whatever the file says by then
        SampleStudy.file(folder.resolve("site-3"), "patients", "0.5,1", "0.5,1", "0.5,1");
        approve("site-1", run);
        approve("site-2", run);
        processes.awaitRun(run, "site-1", "CONTRIBUTED");
        processes.awaitRun(run, "site-2", "CONTRIBUTED");
        processes.kill("coordinator");

        processes.serve("coordinator");
        processes.serve("site-3");

        String disturbed = result(run);
        assertEquals(
                part(undisturbed, "\"plan_digest\"", "\"state\""), part(disturbed, "\"plan_digest\"", "\"state\""));
        assertEquals(part(undisturbed, "\"sites\"", "\"tests\""), part(disturbed, "\"sites\"", "\"tests\""));
    }

    @Test
    @Order(3)
    void nodes_that_serve_when_told_to_end_then_gone_within_five_seconds_with_exit_0() throws Exception {
        assertEquals(0, processes.end("site-1", "TERM"));
        assertEquals(0, processes.end("site-2", "INT"));
        assertEquals(0, processes.end("coordinator", "TERM"));
        assertEquals(0, processes.end("site-3", "INT"));
    }

    private static int submit() {
        String printed = processes.coordinator(
                "submit",
                folder.resolve("plan.yaml").toString(),
                "--study",
                folder.resolve("study.yaml").toString(),
                "--mode",
                "plain");
        return Integer.parseInt(field(printed, "Run (\\d+)"));
    }

    private static void approve(String site, int run) throws IOException {
        String listed = processes.await(
                () -> processes.site(site, "status", "--format", "json"),
                text -> text.contains("AWAITING_APPROVAL"),
                site + " awaits approval");
        Matcher digest = DIGEST.matcher(listed);
        assertTrue(digest.find(), listed);
        processes.site(site, "approve", Integer.toString(run), "--yes", "--digest", digest.group());
    }

    private static String result(int run) {
        assertTrue(processes.coordinator("status", Integer.toString(run), "--watch") != null);
        return processes.coordinator("result", Integer.toString(run), "--format", "json");
    }

    private static String field(String text, String pattern) {
        Matcher found = Pattern.compile(pattern).matcher(text);
        assertTrue(found.find(), () -> pattern + " in " + text);
        return found.group(1);
    }

    private static String part(String text, String from, String to) {
        return text.substring(text.indexOf(from), text.indexOf(to));
    }
}
