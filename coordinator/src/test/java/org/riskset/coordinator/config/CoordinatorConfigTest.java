// SPDX-License-Identifier: Apache-2.0
package org.riskset.coordinator.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.riskset.survival.error.ConfigurationException;
import org.riskset.survival.error.Problem;

class CoordinatorConfigTest {

    @TempDir
    Path folder;

    @Test
    void two_lines_when_read_then_the_rest_is_default() throws IOException {
        CoordinatorConfig config = read("name: liver\nhost: coordinator.example\n");

        assertEquals(CoordinatorConfig.DEFAULT_LISTEN, config.listen());
        assertEquals(folder.resolve("coordinator.db"), config.store());
        assertEquals(Clocks.DEFAULT, config.clocks());
    }

    @ParameterizedTest
    @CsvSource({"10s,PT10S", "30m,PT30M", "24h,PT24H", "7d,PT168H", "PT1M,PT1M"})
    void span_when_read_then_in_either_form(String written, Duration expected) throws IOException {
        CoordinatorConfig config = read("name: a\nhost: b\nclocks: {collecting: " + written + "}\n");

        assertEquals(expected, config.clocks().collecting());
    }

    @Test
    void clocks_when_not_written_then_a_week_for_people_and_minutes_for_machines() {
        Duration step = Duration.ofMinutes(10);

        assertEquals(new Clocks(Duration.ofDays(7), step, step, Duration.ofMinutes(30), step, step), Clocks.DEFAULT);
    }

    @Test
    void every_clock_when_written_then_each_under_its_name() throws IOException {
        CoordinatorConfig config = read("""
                name: a
                host: b
                clocks: {inviting: 1d, keying: 2s, sharing: 3s, collecting: 4s, confirming: 5s, unmasking: 6s}
                """);

        assertEquals(
                new Clocks(Duration.ofDays(1), seconds(2), seconds(3), seconds(4), seconds(5), seconds(6)),
                config.clocks());
    }

    private static Duration seconds(int n) {
        return Duration.ofSeconds(n);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "clocks: {collecting: soon}|RS-CONF-008",
                "clocks: {collecting: 0s}|RS-CONF-008",
                "clocks: {collecting: 9999999d}|RS-CONF-008",
                "clocks: {colecting: 1m}|RS-CONF-002",
                "clocks: {keying: 0s}|RS-CONF-008",
                "clocks: {sharing: -1m}|RS-CONF-008",
                "clocks: {confirming: never}|RS-CONF-008",
                "clocks: {unmasking: 5}|RS-CONF-007",
                "clocks: {reviewing: 1m}|RS-CONF-002",
                "admin: {listen: '0.0.0.0:1'}|RS-CONF-008",
                "listen: 8443|RS-CONF-007",
                "- a|RS-CONF-003"
            })
    void bad_coordinator_when_read_then_code(String line, String code) {
        Problem problem = assertThrows(ConfigurationException.class, () -> read("name: a\nhost: b\n" + line + "\n"))
                .first();

        assertEquals(code, problem.code().code());
        assertEquals(3, problem.place().orElseThrow().line());
    }

    @Test
    void three_errors_when_read_then_all_in_file_order() {
        ConfigurationException thrown =
                assertThrows(ConfigurationException.class, () -> read("nam: a\nhost: 5\nlisten: x\n"));

        assertEquals(
                List.of(1, 2, 3),
                thrown.problems().stream()
                        .map(p -> p.place().orElseThrow().line())
                        .toList());
    }

    private CoordinatorConfig read(String text) throws IOException {
        return CoordinatorConfig.read(Files.writeString(folder.resolve("coordinator.yaml"), text));
    }
}
