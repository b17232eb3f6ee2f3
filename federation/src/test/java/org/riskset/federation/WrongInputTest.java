// SPDX-License-Identifier: Apache-2.0
package org.riskset.federation;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Wrong files as a user meets them: through the command, with code and exit status, and never a stack trace. */
class WrongInputTest {
    private static final String STUDY = """
            apiVersion: riskset/v1
            kind: Study
            id: s
            time: {unit: months}
            endpoints:
              os: {time: time, event: event, censored: ["0"], causes: {death: ["1"]}}
              dated: {origin: start, end: stop, event: event, censored: ["0"], causes: {death: ["1"]}}
            variables:
              g: {type: categorical, levels: [a, b]}
              age: {type: numeric, min: 0, max: 120, step: 1}
            """;
    private static final String PLAN = """
            apiVersion: riskset/v1
            kind: AnalysisPlan
            study: s
            purpose: test
            endpoint: os
            groupBy: g
            time: {grid: 1, horizon: 10}
            tests: [{kind: logrank}]
            """;
    private static final String ROWS =
            "time,event,g,age,start,stop\n1,1,a,50,2020-01-01,2020-02-01\n2,0,b,60,2020-01-01,2020-03-01\n";
    private static final String POLICY =
            "policy: {version: 1, modes: [plain], min_sites: 1, peers: \"*\", approval: auto, release: exact}\n";

    @TempDir
    Path folder;

    static Stream<Arguments> studies() {
        return Stream.of(
                arguments("kind: Study", "kind: Studie", "RS-STUDY-"),
                arguments("id: s", "idd: s", "RS-STUDY-004"),
                arguments("id: s", "id: s\nid: t", "RS-STUDY-"),
                arguments("unit: months", "unit: moons", "RS-STUDY-"),
                arguments("censored: [\"0\"]", "censored: [0]", "RS-STUDY-"),
                arguments("censored: [\"0\"], causes", "censored: [\"1\"], causes", "RS-STUDY-"),
                arguments("causes: {death: [\"1\"]}", "causes: {}", "RS-STUDY-"),
                arguments("levels: [a, b]", "levels: [a, a]", "RS-STUDY-"),
                arguments("levels: [a, b]", "levels: []", "RS-STUDY-"),
                arguments("levels: [a, b]", "levels: a", "RS-STUDY-"),
                arguments("min: 0", "min: 200", "RS-STUDY-"),
                arguments("step: 1", "step: 0", "RS-STUDY-"),
                arguments("type: numeric", "type: number", "RS-STUDY-"),
                arguments("type: numeric, ", "type: cut, of: nothing, ", "RS-STUDY-"),
                arguments("apiVersion: riskset/v1", "apiVersion: riskset/v9", "RS-STUDY-"),
                arguments("variables:", "variables: &a [*a]\nmore:", "RS-STUDY-"),
                arguments("  g:", "\tg:", "RS-STUDY-"),
                arguments("time: {unit: months}", "time: {unit: months", "RS-STUDY-"),
                arguments("title", "title", "RS-STUDY-"));
    }

    @ParameterizedTest
    @MethodSource("studies")
    void wrong_study_when_simulated_then_code_and_exit_3(String from, String to, String code) throws IOException {
        String text = from.equals("title") ? "#" + " ".repeat(1 << 20) : STUDY.replace(from, to);

        refused(simulate(text, PLAN, ROWS.getBytes(UTF_8)), code, 3);
    }

    static Stream<Arguments> plans() {
        return Stream.of(
                arguments("endpoint: os", "endpint: os", "RS-PLAN-004"),
                arguments("endpoint: os", "endpoint: pfs", "RS-PLAN-"),
                arguments("groupBy: g", "groupBy: h", "RS-PLAN-"),
                arguments("groupBy: g", "groupBy: age", "RS-PLAN-"),
                arguments("groupBy: g\n", "", "RS-PLAN-013"),
                arguments("groupBy: g", "groupBy: \"@site\"", "RS-PLAN-"),
                arguments("kind: logrank", "kind: lograng", "RS-PLAN-"),
                arguments("kind: logrank", "kind: logrank, rho: 1", "RS-PLAN-"),
                arguments("kind: logrank", "kind: trend, scores: [1]", "RS-PLAN-"),
                arguments("kind: logrank", "kind: pairwise, adjust: [tukey]", "RS-PLAN-"),
                arguments("kind: logrank", "kind: max-combo", "RS-PLAN-024"),
                arguments("kind: logrank", "kind: logrank, cause: relapse", "RS-PLAN-"),
                arguments("grid: 1", "grid: 0", "RS-PLAN-"),
                arguments("grid: 1", "grid: one", "RS-PLAN-"),
                arguments("horizon: 10", "horizon: 10.5", "RS-PLAN-"),
                arguments("horizon: 10", "horizon: 100000000", "RS-PLAN-040"),
                arguments("purpose: test\n", "", "RS-PLAN-"),
                arguments("study: s", "study: other", "RS-PLAN-"),
                arguments("tests:", "models: [{kind: cox, terms: [g]}]\ntests:", "RS-PLAN-024"),
                arguments("tests:", "where: [{variable: g, in: [c]}]\ntests:", "RS-PLAN-"),
                arguments("tests:", "where: [{variable: age, in: [a]}]\ntests:", "RS-PLAN-"),
                arguments("tests:", "strata: [age]\ntests:", "RS-PLAN-"),
                arguments("tests:", "estimates: {confLevel: 95}\ntests:", "RS-PLAN-"),
                arguments("tests:", "estimates: {confTypes: [logg]}\ntests:", "RS-PLAN-"),
                arguments("tests:", "release: {level: thresholded}\ntests:", "RS-PLAN-042"));
    }

    @ParameterizedTest
    @MethodSource("plans")
    void wrong_plan_when_simulated_then_code_and_exit_2(String from, String to, String code) throws IOException {
        refused(simulate(STUDY, PLAN.replace(from, to), ROWS.getBytes(UTF_8)), code, 2);
    }

    static Stream<Arguments> files() {
        return Stream.of(
                arguments(ROWS.replace(',', ';').getBytes(UTF_8), "RS-DATA-"),
                arguments(ROWS.replace("a,50", "é,50").getBytes(ISO_8859_1), "RS-DATA-"),
                arguments((ROWS + "3,1,a\n").getBytes(UTF_8), "RS-DATA-010"),
                arguments((ROWS + "3,1,a,50,2020-01-01,2020-02-01,x\n").getBytes(UTF_8), "RS-DATA-010"),
                arguments(ROWS.replace("age,", "time,").getBytes(UTF_8), "RS-DATA-"),
                arguments(ROWS.replace("event", "evnt").getBytes(UTF_8), "RS-DATA-007"),
                arguments("c,".repeat(1_000_000).getBytes(UTF_8), "RS-DATA-"),
                arguments(new byte[0], "RS-DATA-"),
                arguments((ROWS + "3,1,\"a,50,,\n").getBytes(UTF_8), "RS-DATA-"),
                arguments("PK\u0003\u0004".getBytes(UTF_8), "RS-DATA-"));
    }

    @ParameterizedTest
    @MethodSource("files")
    void wrong_file_when_simulated_then_code_exit_3_and_no_result(byte[] rows, String code) throws IOException {
        CommandLineSession session = simulate(STUDY, PLAN, rows);

        refused(session, code, 3);
        assertFalse(Files.exists(folder.resolve("out/plan/result.json")));
    }

    static Stream<Arguments> policies() {
        return Stream.of(
                arguments("modes: [plain]", "mods: [plain]", "RS-CONF-002", 3),
                arguments("modes: [plain]", "modes: [open]", "RS-CONF-", 3),
                arguments("release: exact", "release: thresholded", "RS-PLAN-042", 4),
                arguments("release: exact", "release: exact, min_cell: 2", "RS-CONF-008", 3),
                arguments("min_sites: 1", "min_sites: none", "RS-CONF-", 3),
                arguments("modes: [plain]", "modes: [secure]", "RS-DISC-004", 4),
                arguments("min_sites: 1", "min_sites: 3", "RS-DISC-018", 4),
                arguments("approval: auto", "approval: auto, finest_grid: 3", "RS-DISC-005", 4),
                arguments("approval: auto", "approval: auto, endpoints: [pfs]", "RS-DISC-003", 4),
                arguments("approval: auto", "approval: auto, variables: {never: [g]}", "RS-DISC-003", 4),
                arguments("approval: auto", "approval: auto, max_groups: 1", "RS-DISC-006", 4),
                arguments("approval: auto", "approval: auto, purposes: [\"protocol *\"]", "RS-DISC-002", 4),
                arguments("approval: auto", "approval: auto, expires: 2020-01-01", "RS-DISC-009", 4));
    }

    @ParameterizedTest
    @MethodSource("policies")
    void policy_when_wrong_or_in_the_way_then_code_and_exit(String from, String to, String code, int exit)
            throws IOException {
        Path policy = Files.writeString(folder.resolve("policy.yaml"), POLICY.replace(from, to));

        refused(simulate(STUDY, PLAN, ROWS.getBytes(UTF_8), "--policy", policy.toString()), code, exit);
    }

    @Test
    void not_numbers_and_negative_times_when_simulated_then_counted_under_their_reason() throws IOException {
        String rows = ROWS + "NaN,1,a,50,,\ninf,1,a,50,,\n-1,0,b,50,,\n3,2,a,50,,\n,1,a,50,,\n4,1,c,50,,\n";

        CommandLineSession session = simulate(STUDY, PLAN, rows.getBytes(UTF_8));

        String json = Files.readString(folder.resolve("out/plan/result.json"));
        assertAll(
                () -> assertEquals(0, session.exit(), session.err()),
                () -> assertTrue(json.contains("\"not a number time\" : 2"), json),
                () -> assertTrue(json.contains("\"negative time\" : 1"), json),
                () -> assertTrue(json.contains("\"code not listed event\" : 1"), json),
                () -> assertTrue(json.contains("\"missing time\" : 1"), json),
                () -> assertTrue(json.contains("\"level not listed g\" : 1"), json));
    }

    @Test
    void dates_in_the_future_and_impossible_ones_when_simulated_then_counted_under_their_reason() throws IOException {
        String rows = ROWS + "1,1,a,50,2020-01-01,2999-01-01\n1,1,a,50,2020-01-01,2021-02-30\n";

        CommandLineSession session =
                simulate(STUDY, PLAN.replace("endpoint: os", "endpoint: dated"), rows.getBytes(UTF_8));

        String json = Files.readString(folder.resolve("out/plan/result.json"));
        assertAll(
                () -> assertEquals(0, session.exit(), session.err()),
                () -> assertTrue(json.contains("\"in the future stop\" : 1"), json),
                () -> assertTrue(json.contains("\"not a date stop\" : 1"), json));
    }

    @Test
    void one_site_or_two_when_simulated_without_a_mode_then_RS_SEC_020_and_exit_4() throws IOException {
        Files.createDirectories(folder.resolve("data"));
        for (String site : List.of("site-1", "site-2")) {
            Files.writeString(folder.resolve("data/" + site + ".csv"), ROWS);

            CommandLineSession session = secure(PLAN);

            refused(session, "RS-SEC-020", 4);
            assertTrue(session.err().contains("--mode plain"), session.err());
        }
    }

    @Test
    void plan_without_a_horizon_when_simulated_without_a_mode_then_RS_PLAN_041_and_exit_2() throws IOException {
        Files.createDirectories(folder.resolve("data"));
        for (String site : List.of("site-1", "site-2", "site-3")) {
            Files.writeString(folder.resolve("data/" + site + ".csv"), ROWS);
        }

        CommandLineSession session = secure(PLAN.replace(", horizon: 10", ""));

        refused(session, "RS-PLAN-041", 2);
        assertTrue(session.err().contains("horizon:"), session.err());
    }

    @Test
    void byte_order_mark_when_simulated_then_no_part_of_a_name() throws IOException {
        assertEquals(0, simulate(STUDY, PLAN, ("\uFEFF" + ROWS).getBytes(UTF_8)).exit());
    }

    @Test
    void header_alone_when_simulated_then_a_site_without_patients() throws IOException {
        Files.createDirectories(folder.resolve("data"));
        Files.writeString(
                folder.resolve("data/empty.csv"), ROWS.lines().findFirst().orElseThrow() + "\n");

        assertEquals(0, simulate(STUDY, PLAN, ROWS.getBytes(UTF_8)).exit());
    }

    private CommandLineSession secure(String plan) throws IOException {
        return CommandLineSession.run(
                "simulate",
                "--quiet",
                "--study",
                Files.writeString(folder.resolve("study.yaml"), STUDY).toString(),
                "--plan",
                Files.writeString(folder.resolve("plan.yaml"), plan).toString(),
                "--data",
                folder.resolve("data").toString(),
                "--out",
                folder.resolve("out").toString());
    }

    private CommandLineSession simulate(String study, String plan, byte[] rows, String... more) throws IOException {
        Files.createDirectories(folder.resolve("data"));
        Files.write(folder.resolve("data/site-1.csv"), rows);
        String[] command = {
            "simulate",
            "--quiet",
            "--study",
            Files.writeString(folder.resolve("study.yaml"), study).toString(),
            "--plan",
            Files.writeString(folder.resolve("plan.yaml"), plan).toString(),
            "--data",
            folder.resolve("data").toString(),
            "--mode",
            "plain",
            "--out",
            folder.resolve("out").toString()
        };
        return CommandLineSession.run(
                Stream.concat(Stream.of(command), Stream.of(more)).toArray(String[]::new));
    }

    private static void refused(CommandLineSession session, String code, int exit) {
        assertAll(
                () -> assertEquals(exit, session.exit(), session.err()),
                () -> assertTrue(session.err().contains(code), session.err()),
                () -> assertFalse(session.err().contains("\tat "), session.err()));
    }
}
