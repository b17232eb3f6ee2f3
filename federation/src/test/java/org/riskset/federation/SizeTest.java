// SPDX-License-Identifier: Apache-2.0
package org.riskset.federation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files one can read on a screen, methods one can read at a glance, names that say something. */
class SizeTest {
    private static final String LICENSE = "// SPDX-License-Identifier: Apache-2.0";
    private static final List<String> EMPTY_WORDS = List.of("util", "common", "helper", "manager", "impl", "base");

    @Test
    void files_of_the_product_when_measured_then_short() {
        Map<String, Integer> lines = lines(Checkout.sources("main"));

        assertLimits(lines, 60, 150, 300);
    }

    @Test
    void methods_of_the_product_when_measured_then_short() {
        Map<String, Integer> lines = MethodLines.of(Checkout.sources("main"));

        assertLimits(lines, 4, 14, 40);
    }

    @Test
    void tests_when_measured_then_none_too_long() {
        assertEquals(Map.of(), above(lines(Checkout.sources("test")), 300));
        assertEquals(Map.of(), above(MethodLines.of(Checkout.sources("test")), 40));
    }

    @Test
    void every_source_when_opened_then_the_license_comes_first() {
        List<String> without = everything()
                .filter(file -> !Checkout.text(file).startsWith(LICENSE + "\n"))
                .map(Checkout::name)
                .toList();

        assertEquals(List.of(), without);
    }

    @Test
    void every_package_of_the_product_when_listed_then_has_a_map() {
        List<String> without = Checkout.sources("main").stream()
                .map(Path::getParent)
                .distinct()
                .filter(folder -> !Files.exists(folder.resolve("package-info.java")))
                .map(Checkout::name)
                .toList();

        assertEquals(List.of(), without);
    }

    @Test
    void names_when_taken_apart_then_no_empty_words() {
        List<String> found = everything()
                .filter(file -> words(file).anyMatch(EMPTY_WORDS::contains))
                .map(Checkout::name)
                .toList();

        assertEquals(List.of(), found);
    }

    @Test
    void body_with_blanks_comments_and_a_text_block_when_counted_then_only_code(@TempDir Path folder) throws Exception {
        String source = """
                class Sample {
                    int one() { return 1; }
                    int two() {
                        // why

                        /* and
                         * more */
                        int x = 1;
                        return x;
                    }
                }
                """;
        Path file = Files.writeString(folder.resolve("Sample.java"), source);

        assertEquals(Map.of("Sample.java: one()", 1, "Sample.java: two()", 2), MethodLines.of(List.of(file)));
    }

    private static Stream<Path> everything() {
        return Stream.of("main", "test").flatMap(tree -> Checkout.sources(tree).stream());
    }

    private static Stream<String> words(Path file) {
        String name = Checkout.name(file).replaceFirst(".*/java/", "").replace(".java", "");
        return Arrays.stream(name.split("[/_-]|(?<=[a-z])(?=[A-Z])")).map(String::toLowerCase);
    }

    private static Map<String, Integer> lines(List<Path> files) {
        Map<String, Integer> lines = new TreeMap<>();
        files.forEach(file ->
                lines.put(Checkout.name(file), (int) Checkout.text(file).lines().count() - 1));
        return lines;
    }

    private static void assertLimits(Map<String, Integer> lines, int median, int ninth, int most) {
        int[] sorted = lines.values().stream().mapToInt(n -> n).sorted().toArray();
        assertTrue(sorted.length > 100, "only " + sorted.length + " found");

        assertEquals(Map.of(), above(lines, most), "longer than " + most);
        assertTrue(sorted[sorted.length / 2] <= median, () -> "median " + sorted[sorted.length / 2]);
        assertTrue(sorted[sorted.length * 9 / 10] <= ninth, () -> "p90 " + sorted[sorted.length * 9 / 10]);
    }

    private static Map<String, Integer> above(Map<String, Integer> lines, int most) {
        Map<String, Integer> above = new TreeMap<>(lines);
        above.values().removeIf(n -> n <= most);
        return above;
    }
}
