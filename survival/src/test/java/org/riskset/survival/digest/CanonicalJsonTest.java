// SPDX-License-Identifier: Apache-2.0
package org.riskset.survival.digest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CanonicalJsonTest {

    @Test
    void rfc_8785_sample_when_written_then_bytes_of_section_3_2_4() {
        Map<String, Object> sample = new LinkedHashMap<>();
        sample.put("numbers", List.of(333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001));
        sample.put("string", "\u20ac$\17\nA'B\"\\\\\"/");
        sample.put("literals", Arrays.asList(null, true, false));

        byte[] canonical = CanonicalJson.of(sample).getBytes(StandardCharsets.UTF_8);

        String expected = "7b226c69746572616c73223a5b6e756c6c2c747275652c66616c73655d2c226e756d62657273223a5b3333333333"
                + "333333332e333333333333332c31652b33302c342e352c302e3030322c31652d32375d2c22737472696e67223a22e282ac2"
                + "45c75303030665c6e4127425c225c5c5c5c5c222f227d";
        assertEquals(expected, HexFormat.of().formatHex(canonical));
    }

    @Test
    void names_when_sorted_then_by_utf_16_code_units() {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("\u20ac", "Euro Sign");
        members.put("\r", "Carriage Return");
        members.put("\ufb33", "Hebrew Letter Dalet With Dagesh");
        members.put("1", "One");
        members.put("\ud83d\ude00", "Emoji: Grinning Face");
        members.put("\u0080", "Control");
        members.put("\u00f6", "Latin Small Letter O With Diaeresis");

        String canonical = CanonicalJson.of(members);

        assertEquals(
                "{\"\\r\":\"Carriage Return\",\"1\":\"One\",\"\u0080\":\"Control\","
                        + "\"\u00f6\":\"Latin Small Letter O With Diaeresis\",\"\u20ac\":\"Euro Sign\","
                        + "\"\ud83d\ude00\":\"Emoji: Grinning Face\","
                        + "\"\ufb33\":\"Hebrew Letter Dalet With Dagesh\"}",
                canonical);
    }

    @Test
    void empty_containers_when_written_then_two_characters() {
        assertEquals("{\"a\":[],\"b\":{}}", CanonicalJson.of(Map.of("b", Map.of(), "a", List.of())));
    }

    @Test
    void control_characters_when_written_then_shortest_escapes() {
        assertEquals("\"\\b\\t\\n\\f\\r\\u0000\\u001f\177\"", CanonicalJson.of("\b\t\n\f\r\0\37\177"));
    }

    @Test
    void integers_when_exact_then_written_and_else_refused() {
        assertEquals("9007199254740992", CanonicalJson.of(1L << 53));
        assertEquals("-9007199254740992", CanonicalJson.of(-(1L << 53)));
        assertThrows(IllegalArgumentException.class, () -> CanonicalJson.of((1L << 53) + 1));
        assertThrows(IllegalArgumentException.class, () -> CanonicalJson.of(Long.MIN_VALUE));
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void no_number_when_written_then_refused(double value) {
        assertThrows(IllegalArgumentException.class, () -> CanonicalJson.of(value));
    }

    @Test
    void lone_surrogates_when_written_then_refused() {
        assertThrows(IllegalArgumentException.class, () -> CanonicalJson.of("\ud83d"));
        assertThrows(IllegalArgumentException.class, () -> CanonicalJson.of("\ude00\ud83d"));
        assertThrows(IllegalArgumentException.class, () -> CanonicalJson.of(Map.of("\ud83d", 1)));
    }

    @Test
    void other_objects_when_written_then_refused() {
        assertThrows(IllegalArgumentException.class, () -> CanonicalJson.of(new int[0]));
    }
}
