// SPDX-License-Identifier: Apache-2.0
package org.riskset.federation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The way from nothing to a result, by commands alone. */
@Timeout(60)
class FirstHourTest {
    private static final String STUDY = """
            apiVersion: riskset/v1
            kind: Study
            id: small
            title: A small study
            time: {unit: months}
            endpoints:
              os: {time: months, event: dead, censored: ["0"], causes: {death: ["1"]}}
            variables: {}
            """;
    private static final String PLAN = """
            apiVersion: riskset/v1
            kind: AnalysisPlan
            study: small
            purpose: first hour
            endpoint: os
            time: {grid: 1}
            """;

    @Test
    void new_coordinator_and_site_when_plan_is_approved_then_result(@TempDir Path folder) throws Exception {
        Files.writeString(folder.resolve("study.yaml"), STUDY);
        Files.writeString(folder.resolve("plan.yaml"), PLAN);
        Files.writeString(folder.resolve("patients.csv"), "months,dead\n1,1\n2,0\n3,1\n");
        String c = folder.resolve("c/coordinator.yaml").toString();
        String s = folder.resolve("s/site.yaml").toString();
        String invitation = folder.resolve("s.json").toString();
        ExecutorService nodes = Executors.newCachedThreadPool();

        done("coordinator", "init", "--host", "localhost", "--listen", "127.0.0.1:0", "--dir", folder + "/c");
        Future<CommandLineSession> coordinator =
                nodes.submit(() -> CommandLineSession.run("coordinator", "serve", "--config", c));
        until(() -> Files.exists(folder.resolve("c/keys/admin.token")));
        done("coordinator", "invite", "site-1", "--out", invitation, "--certify", "--config", c);
        done("site", "init", "--invitation", invitation, "--dir", folder + "/s", "--allow-plain");
        fillIn(folder);
        done("site", "enroll", "--config", s);
        Future<CommandLineSession> site = nodes.submit(() -> CommandLineSession.run("site", "serve", "--config", s));
        until(() -> Files.exists(folder.resolve("s/keys/admin.token")));
        submit(folder, c);
        until(() ->
                CommandLineSession.run("site", "status", "--config", s).out().contains("AWAITING_APPROVAL"));
        assertEquals(
                2,
                CommandLineSession.run("site", "approve", "1", "--yes", "--config", s)
                        .exit());
        done("site", "approve", "1", "--yes", "--digest", digest(s), "--config", s);
        CommandLineSession followed = done("coordinator", "status", "1", "--watch", "--config", c);
        CommandLineSession printed = done("coordinator", "result", "1", "--config", c);
        done("coordinator", "result", "1", "--out", folder + "/out", "--config", c);
        nodes.shutdownNow();

        assertTrue(followed.err().contains("COMPLETE"), followed.err());
        assertTrue(printed.out().contains("median"), printed.out());
        assertTrue(Files.readString(folder.resolve("out/result.json")).contains("\"COMPLETE\""));
        assertTrue(site.get(20, TimeUnit.SECONDS).out().startsWith("READY site-1"));
        assertTrue(coordinator.get(20, TimeUnit.SECONDS).out().startsWith("READY localhost:"));
    }

    // one site alone: there is no other to hide among
    private static void submit(Path folder, String config) {
        String plan = folder + "/plan.yaml";
        String study = folder + "/study.yaml";
        done("coordinator", "submit", plan, "--study", study, "--mode", "plain", "--config", config);
    }

    private static void fillIn(Path folder) throws IOException {
        Path config = folder.resolve("s/site.yaml");
        String data = "studies:\n  small: {data: {csv: " + folder.resolve("patients.csv") + "}}\n";
        Files.writeString(config, Files.readString(config).replace("studies: {}\n", data));
        Path policy = folder.resolve("s/policy.yaml");
        Files.writeString(policy, Files.readString(policy).replace("min_sites: 3", "min_sites: 1"));
    }

    private static String digest(String config) {
        String listed = CommandLineSession.run("site", "status", "--format", "csv", "--config", config)
                .out();
        return listed.substring(listed.indexOf("sha256:")).strip();
    }

    private static CommandLineSession done(String... arguments) {
        CommandLineSession console = CommandLineSession.run(arguments);
        assertEquals(0, console.exit(), String.join(" ", arguments) + "\n" + console.err());
        return console;
    }

    private static void until(Supplier<Boolean> there) {
        while (!there.get()) {
            Thread.onSpinWait();
        }
    }
}
