// SPDX-License-Identifier: Apache-2.0
package org.riskset.federation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.riskset.survival.error.ErrorCode;

/** Every code that the product can raise has exactly one row in docs/errors.md, and no row is left over. */
class ErrorCatalogTest {
    private static final Pattern CODE = Pattern.compile("RS-[A-Z]+-\\d{3}");
    private static final Pattern ROW = Pattern.compile("\\| <a id=\"([^\"]*)\"></a>`([^`]*)` \\| (.*) \\| (.*) \\|");

    private static List<ErrorCode> raised;

    @BeforeAll
    static void find_codes() {
        raised = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("org.riskset").stream()
                        .filter(c -> c.isEnum() && c.isAssignableTo(ErrorCode.class))
                        .map(JavaClass::reflect)
                        .flatMap(c -> Arrays.stream(c.getEnumConstants()))
                        .map(ErrorCode.class::cast)
                        .toList();
    }

    @Test
    void codes_of_all_rooms_when_put_together_then_each_is_used_once() {
        Map<String, List<String>> twice = raised.stream()
                .collect(Collectors.groupingBy(
                        ErrorCode::code,
                        Collectors.mapping(
                                c -> ((Enum<?>) c).getDeclaringClass().getSimpleName() + "." + c,
                                Collectors.toList())));
        twice.values().removeIf(owners -> owners.size() == 1);

        assertEquals(Map.of(), twice);
    }

    @Test
    void every_code_when_looked_at_then_has_form_area_and_title() {
        for (ErrorCode code : raised) {
            assertTrue(CODE.matcher(code.code()).matches(), code::code);
            assertTrue(code.area() != null && !code.title().isBlank(), code::code);
            assertTrue(!code.title().endsWith("."), () -> code.code() + ": a title ends without a full stop");
        }
    }

    @Test
    void codes_raised_when_compared_with_the_catalog_then_the_same() {
        TreeSet<String> known = new TreeSet<>();
        raised.forEach(code -> known.add(code.code()));

        List<String> written = new ArrayList<>(rows().map(row -> row.group(2)).toList());

        assertTrue(known.size() > 50, () -> "only " + known.size() + " codes found");
        assertEquals(List.of(), known.stream().filter(c -> !written.contains(c)).toList(), "codes without a row");
        known.forEach(written::remove);
        assertEquals(List.of(), written, "rows without a code, or twice");
    }

    @Test
    void every_row_when_read_then_anchor_meaning_and_what_to_do() {
        rows().forEach(row -> {
            assertEquals(row.group(2).toLowerCase(Locale.ROOT), row.group(1));
            assertTrue(row.group(3).endsWith("."), () -> row.group(2) + " has no meaning: " + row.group());
            assertTrue(row.group(4).endsWith("."), () -> row.group(2) + " does not say what to do: " + row.group());
        });
    }

    private static Stream<Matcher> rows() {
        return Checkout.text("docs/errors.md")
                .lines()
                .filter(line -> line.contains("`RS-") && line.startsWith("|"))
                .map(line -> {
                    Matcher row = ROW.matcher(line);
                    assertTrue(row.matches(), () -> "not a row of the catalog: " + line);
                    return row;
                });
    }
}
