// SPDX-License-Identifier: Apache-2.0
package org.riskset.coordinator.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.riskset.coordinator.report.Reporting.Format;
import org.riskset.privacy.identity.Mode;

/** Whoever reads a result, in whatever form, learns whether the coordinator has read single centers' counts. */
class ReportedModeTest {
    private static final String LOUD = "PLAIN MODE: the coordinator read each center's counts";
    private static final String QUIET = "Secure mode: only the sum was opened";

    @Test
    void plain_mode_when_printed_then_said_loudly_on_a_line_of_its_own() {
        assertTrue(printed(Mode.PLAIN).lines().anyMatch(LOUD::equals));
        assertFalse(printed(Mode.PLAIN).contains("Secure mode"));
    }

    @Test
    void secure_mode_when_printed_then_said_and_plain_mode_is_not() {
        assertTrue(printed(Mode.SECURE).lines().anyMatch(QUIET::equals));
        assertFalse(printed(Mode.SECURE).contains("PLAIN"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"README.txt", "figure.svg"})
    void mode_when_written_then_in_every_file_that_people_read(String file) {
        String plain = files(Mode.PLAIN).get(file);
        String secure = files(Mode.SECURE).get(file);

        assertTrue(plain.contains("PLAIN MODE"), plain);
        assertFalse(plain.contains("Secure mode"), plain);
        assertTrue(secure.contains("Secure mode"), secure);
        assertFalse(secure.contains("PLAIN MODE"), secure);
    }

    @Test
    void mode_when_written_for_programs_then_its_name() {
        assertEquals("plain", JsonTree.of(files(Mode.PLAIN).get("result.json")).get("mode"));
        assertEquals(
                "secure", JsonTree.of(files(Mode.SECURE).get("result.json")).get("mode"));
    }

    private static String printed(Mode mode) {
        return Reporting.text(Reports.small().in(mode), Format.TABLE, TerminalStyle.PLAIN);
    }

    private static Map<String, String> files(Mode mode) {
        return Reporting.files(Reports.small().in(mode));
    }
}
