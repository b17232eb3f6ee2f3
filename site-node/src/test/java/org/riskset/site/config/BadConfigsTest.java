// SPDX-License-Identifier: Apache-2.0
package org.riskset.site.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.riskset.survival.error.ConfigurationException;
import org.riskset.survival.error.Place;
import org.riskset.survival.error.Problem;
import org.riskset.survival.error.RisksetException;

class BadConfigsTest {

    private static final String GRAMMAR = ":-[]{},\"'\n\t&*!|>%0x~#\u00ff\u0000";

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvFileSource(
            resources = "/config/bad-sites.csv",
            delimiter = '|',
            quoteCharacter = '`',
            emptyValue = "",
            ignoreLeadingAndTrailingWhitespace = false)
    void bad_site_when_read_then_code_and_place(String seen, String by, String code, int line, int column)
            throws IOException {
        Path file = written(spoilt("site.yaml", seen, by));

        assertEquals(code + " " + line + ":" + column, firstOf(() -> SiteConfig.read(file)));
    }

    @ParameterizedTest
    @CsvFileSource(
            resources = "/config/bad-policies.csv",
            delimiter = '|',
            quoteCharacter = '`',
            ignoreLeadingAndTrailingWhitespace = false)
    void bad_policy_when_read_then_code_and_place(String seen, String by, String code, int line, int column)
            throws IOException {
        Path file = written(spoilt("policy.yaml", seen, by));

        assertEquals(code + " " + line + ":" + column, firstOf(() -> PolicyDocument.read(file)));
    }

    @Test
    void no_file_when_read_then_told() {
        Path file = folder.resolve("absent.yaml");

        Problem problem = assertThrows(ConfigurationException.class, () -> SiteConfig.read(file))
                .first();

        assertEquals("RS-CONF-001", problem.code().code());
        assertTrue(problem.what().contains("absent.yaml"), problem::what);
    }

    @ParameterizedTest
    @ValueSource(strings = {"site.yaml", "policy.yaml"})
    void mutated_config_when_read_then_a_config_or_a_code(String name) throws IOException {
        byte[] text = spoilt(name, "", "").getBytes(StandardCharsets.UTF_8);
        Path file = folder.resolve(name);
        for (int seed = 0; seed < 500; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            byte[] mutated = text.clone();
            for (int i = 0; i < 3; i++) {
                mutated[random.nextInt(mutated.length)] = (byte) GRAMMAR.charAt(random.nextInt(GRAMMAR.length()));
            }
            Files.write(file, mutated);
            try {
                Object config = name.startsWith("site") ? SiteConfig.read(file) : PolicyDocument.read(file);
                assertNotNull(config);
            } catch (RisksetException e) {
                assertEquals(3, e.exitCode(), "seed " + seed);
            }
        }
    }

    private static String firstOf(Executable reading) {
        Problem first = assertThrows(ConfigurationException.class, reading).first();
        Place place = first.place().orElseThrow();
        return first.code().code() + " " + place.line() + ":" + place.column();
    }

    private Path written(String text) throws IOException {
        return Files.writeString(folder.resolve("spoilt.yaml"), text);
    }

    private static String spoilt(String name, String seen, String by) throws IOException {
        try (InputStream in = BadConfigsTest.class.getResourceAsStream("/config/" + name)) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            assertTrue(text.contains(seen), () -> "nothing to replace: " + seen);
            return seen.isEmpty() ? text : text.replace(seen, (by == null ? "" : by).replace('~', '\n'));
        }
    }
}
