// SPDX-License-Identifier: Apache-2.0
package org.riskset.proto.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.riskset.survival.digest.CanonicalJson;
import org.riskset.survival.error.Place;
import org.riskset.survival.error.Problem;
import org.riskset.survival.error.RisksetException;

class YamlTreeTest {

    @Test
    void exactly_one_mebibyte_when_read_then_is_a_document() {
        byte[] text = padded(SourceText.MOST_BYTES);

        assertEquals("{\"a\":1}", CanonicalJson.of(read(text).root().tree()));
    }

    @Test
    void one_byte_more_than_a_mebibyte_when_read_then_too_big() {
        assertEquals(
                "RS-PLAN-003", refused(padded(SourceText.MOST_BYTES + 1)).code().code());
    }

    @Test
    void anchors_that_multiply_when_read_then_refused_at_the_first() {
        StringBuilder bomb = new StringBuilder("a0: &a0 [x, x, x, x]\n");
        for (int i = 1; i < 30; i++) {
            bomb.append("a" + i + ": &a" + i + " [*a" + (i - 1) + ", *a" + (i - 1) + "]\n");
        }

        Problem problem = refused(Texts.bytes(bomb.toString()));

        assertEquals("RS-PLAN-003", problem.code().code());
        assertEquals(1, problem.place().orElseThrow().line());
    }

    @Test
    void mebibyte_of_small_values_when_read_then_too_big_at_once() {
        Problem problem = refused(Texts.bytes("a: [" + "x,".repeat(500_000) + "x]"));

        assertEquals("RS-PLAN-003", problem.code().code());
    }

    @Test
    void thousand_problems_when_told_then_a_hundred() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 1000; i++) {
            text.append("key").append(i).append(": 1\n");
        }

        RisksetException thrown = assertThrows(RisksetException.class, () -> Texts.plan(text.toString()));

        assertEquals(100, thrown.problems().size());
    }

    @Test
    void byte_order_mark_when_read_then_first_column_is_one() {
        Problem problem = refused(Texts.bytes("\uFEFF*x"));

        assertEquals(1, problem.place().orElseThrow().column());
        assertEquals(
                "{\"a\":1}",
                CanonicalJson.of(read(Texts.bytes("\uFEFFa: 1")).root().tree()));
    }

    @Test
    void latin_1_when_read_then_not_utf_8_at_its_place() {
        byte[] text = "a: 1\nb: f\u00fcnf\n".getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);

        Problem problem = refused(text);

        assertEquals("RS-PLAN-001", problem.code().code());
        assertEquals(new Place("p.yaml", 2, 5, "b: f"), problem.place().orElseThrow());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "  ", "# only a comment", "a: 1\n---\nb: 2", "? [a]\n: 1", "{a: b", "a: b: c", "\u0007"})
    void no_document_when_read_then_syntax_error(String text) {
        assertEquals("RS-PLAN-002", refused(Texts.bytes(text)).code().code());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "yes|\"yes\"",
                "on|\"on\"",
                "true|true",
                "~|null",
                "01|1",
                "0x10|16",
                "0o17|15",
                "1e2|100",
                "-0|0",
                "-0.0|0",
                ".5|0.5",
                "1_000|\"1_000\"",
                "2027-06-30|\"2027-06-30\"",
                "'1'|\"1\"",
                "\"\\u00e4\"|\"ä\""
            })
    void word_when_read_then_means_what_the_core_schema_says(String word, String json) {
        assertEquals(
                json,
                CanonicalJson.of(read(Texts.bytes("- " + word)).root().tree()).replaceAll("^\\[|]$", ""));
    }

    @Test
    void json_indented_by_tabs_when_read_then_same_tree() {
        String json = "{\n\t\"a\": [\n\t\t1,\n\t\t\"x\\/\\ud83d\\ude00\"\n\t],\n\t\"b\":2\n}";

        assertEquals(
                "{\"a\":[1,\"x/\uD83D\uDE00\"],\"b\":2}",
                CanonicalJson.of(read(Texts.bytes(json)).root().tree()));
    }

    @Test
    void terminal_codes_when_told_then_are_shown_as_replacement() {
        Problem problem = assertThrows(RisksetException.class, () -> Texts.plan("\"\\e[31m\u202Ex\": 1\n"))
                .first();

        assertTrue(problem.text().chars().noneMatch(c -> c == 0x1b || c == 0x202e), problem::text);
    }

    private static byte[] padded(int size) {
        byte[] text = new byte[size];
        Arrays.fill(text, (byte) '#');
        text[0] = 'a';
        text[1] = ':';
        text[2] = ' ';
        text[3] = '1';
        text[4] = '\n';
        return text;
    }

    private static YamlTree read(byte[] text) {
        return YamlTree.read("p.yaml", text, DocumentCodes.PLAN);
    }

    private static Problem refused(byte[] text) {
        return assertThrows(RisksetException.class, () -> read(text)).first();
    }
}
