// SPDX-License-Identifier: Apache-2.0
package org.riskset.coordinator.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class PrintableTest {

    @Test
    void control_characters_when_printed_then_replaced() {
        assertEquals("a\uFFFDb\uFFFD\uFFFDc", Printable.line("a\nb\u001B\u202Ec"));
    }

    @Test
    void lone_surrogate_when_printed_then_replaced() {
        assertEquals("x\uFFFD", Printable.line("x\uD800"));
    }

    @Test
    void joiners_of_a_script_when_printed_then_kept() {
        assertEquals("\u0645\u06CC\u200C\u062E", Printable.line("\u0645\u06CC\u200C\u062E"));
    }

    @Test
    void wide_letters_and_marks_when_measured_then_cells_of_a_terminal() {
        assertEquals(2, Printable.cells("\u540D"));
        assertEquals(1, Printable.cells("e\u0301"));
        assertEquals(3, Printable.cells("<51"));
    }

    @Test
    void long_name_when_fitted_then_ends_in_an_ellipsis() {
        assertEquals("abcd\u2026", Printable.fit("abcdefgh", 5));
        assertEquals("\u540D\u524D\u2026", Printable.fit("\u540D\u524D\u306E\u9577", 6));
        assertEquals("abcde", Printable.fit("abcde", 5));
    }
}
