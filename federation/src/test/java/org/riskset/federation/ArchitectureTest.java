// SPDX-License-Identifier: Apache-2.0
package org.riskset.federation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The walls of ARCHITECTURE.md, section 3, held against the compiled classes of every module. */
class ArchitectureTest {
    private static JavaClasses classes;

    @BeforeAll
    static void read_classes() {
        classes = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("org.riskset");
    }

    @Test
    void every_import_when_held_against_the_table_then_allowed() {
        List<Wall> table = Wall.table(Checkout.text("ARCHITECTURE.md"));

        List<String> breaches = new Walls(table).breaches(classes);

        assertTrue(breaches.isEmpty(), () -> breaches.size() + " breaches:\n" + String.join("\n", breaches));
    }

    @Test
    void every_row_when_looked_up_then_its_packages_exist() {
        List<Wall> table = Wall.table(Checkout.text("ARCHITECTURE.md"));

        assertEquals(List.of(), new Walls(table).empty(classes));
        assertTrue(table.size() > 20, () -> "only " + table.size() + " rows were read");
    }

    @Test
    void forbidden_import_when_checked_then_the_row_is_quoted() {
        String row = "| `survival.curve` | `survival.numeric` | |";

        List<String> breaches = planted(row, "org.riskset.survival.curve");

        assertTrue(
                breaches.stream()
                        .anyMatch(b -> b.contains("curve.KaplanMeier may not use org.riskset.survival.counts.RiskTable")
                                && b.endsWith(row)),
                breaches::toString);
    }

    @Test
    void class_taken_away_when_used_then_a_breach() {
        String row = "| `survival.curve` | `survival.*`, not `survival.counts.RiskTable` | |";

        List<String> breaches = planted(row, "org.riskset.survival.curve");

        assertTrue(
                !breaches.isEmpty() && breaches.stream().allMatch(b -> b.contains("survival.counts.RiskTable")),
                breaches::toString);
    }

    @Test
    void library_and_sql_when_not_listed_then_breaches() {
        List<String> library = planted("| `survival.numeric` | | |", "org.riskset.survival.numeric");
        List<String> sql = planted("| `privacy.audit` | `privacy.identity` | |", "org.riskset.privacy.audit");

        assertTrue(library.stream().anyMatch(b -> b.contains("org.apache.commons")), library::toString);
        assertTrue(sql.stream().anyMatch(b -> b.contains("java.sql.Connection")), sql::toString);
    }

    @Test
    void package_without_a_row_when_checked_then_a_breach() {
        assertEquals(
                List.of("survival.curve has 0 rows instead of one"),
                planted("| `survival.counts` | | |", "org.riskset.survival.curve"));
    }

    private static List<String> planted(String row, String packageName) {
        String table = "| package | may import | external |\n| --- | --- | --- |\n" + row + "\n\nafter\n";
        return new Walls(Wall.table(table)).breaches(new ClassFileImporter().importPackages(packageName));
    }
}
