// SPDX-License-Identifier: Apache-2.0
package org.riskset.site.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.riskset.privacy.disclosure.PlanLimits;
import org.riskset.privacy.disclosure.Quorum;
import org.riskset.privacy.disclosure.ReleaseDemand;
import org.riskset.privacy.disclosure.ReleaseLevel;
import org.riskset.privacy.disclosure.SitePolicy;
import org.riskset.privacy.identity.Mode;
import org.riskset.survival.digest.Digest;

class SiteConfigTest {
    private static final String KEY = "ed25519:" + "9f".repeat(32);

    @TempDir
    Path folder;

    @Test
    void example_when_read_then_paths_are_from_its_folder() throws IOException {
        SiteConfig config = SiteConfig.read(copied("site.yaml"));

        StudyData data = config.studies().get("net-liver");
        assertEquals(
                folder.resolve("data/net.csv"),
                data.data().fold(DataSection.Csv::path, DataSection.Parquet::path, j -> folder));
        assertEquals(folder.resolve("policy.yaml"), config.policy());
        assertEquals("coordinator.example", config.coordinator().host());
        assertEquals(3128, config.proxy().address().orElseThrow().port());
    }

    @Test
    void example_when_read_then_mapping_in_its_three_forms() throws IOException {
        Map<String, ColumnSection> mapping =
                SiteConfig.read(copied("site.yaml")).studies().get("net-liver").mapping();

        assertEquals(new ColumnSection("months_to_last_contact", Map.of(), List.of()), mapping.get("os_months"));
        assertEquals(new ColumnSection("dead", Map.of("yes", "1", "no", "0"), List.of()), mapping.get("os_event"));
        assertEquals(
                new ColumnSection("age", Map.of(), List.of(new BigDecimal(51), new BigDecimal(70))),
                mapping.get("age_group"));
    }

    @Test
    void table_with_quotes_when_read_then_is_one_identifier() throws IOException {
        Path file = Files.writeString(folder.resolve("site.yaml"), """
                site: a
                coordinator: {url: "https://c", pin: "sha256:%s"}
                studies: {s: {data: {jdbc: "jdbc:postgresql://db/x", table: 'clinic.a"; DROP TABLE b'}}}
                """.formatted("ab".repeat(32)));

        DataSection data = SiteConfig.read(file).studies().get("s").data();

        assertEquals(
                "SELECT * FROM \"clinic\".\"a\"\"; DROP TABLE b\"",
                data.fold(c -> "", p -> "", DataSection.Jdbc::query));
    }

    @Test
    void policy_when_read_then_allows_what_it_says() throws IOException {
        SitePolicy policy = PolicyDocument.read(copied("policy.yaml"));

        assertTrue(policy.allowsMode(Mode.PLAIN));
        assertFalse(policy.allowsMode(Mode.SECURE));
        assertTrue(policy.allowsPurpose("protocol v2, section 4.1"));
        assertFalse(policy.allowsPurpose("protocol v3, section 4.1"));
        assertTrue(policy.allowsGrid(1));
        assertFalse(policy.allowsGrid(0.1));
        assertFalse(policy.allowsEndpoint("recurrence"));
        assertTrue(policy.allowsRequester(KEY, LocalDate.of(2027, 1, 31)));
        assertFalse(policy.allowsRequester(KEY, LocalDate.of(2027, 2, 1)));
        assertFalse(policy.expired(LocalDate.of(2027, 6, 30)));
        assertTrue(policy.expired(LocalDate.of(2027, 7, 1)));
        assertTrue(policy.needsPerson(Digest.of("plan")));
    }

    @Test
    void policy_of_one_line_when_read_then_defaults_are_the_careful_ones() {
        SitePolicy policy =
                PolicyDocument.read("policy.yaml", "policy: {release: exact}".getBytes(StandardCharsets.UTF_8));

        assertEquals(List.of(Mode.SECURE), policy.modes());
        assertEquals(3, policy.minSites());
        assertEquals(Quorum.DEFAULT, policy.quorum());
        assertFalse(policy.knowsPeer("site-2", "sha256:" + "00".repeat(32)));
        assertTrue(policy.needsPerson(Digest.of("plan")));
    }

    @Test
    void policy_that_is_silent_about_releases_when_read_then_thresholded() {
        assertEquals(ReleaseDemand.DEFAULT, policy("min_sites: 3").release());
        assertEquals(ReleaseDemand.EXACT, policy("release: exact").release());
        assertEquals(
                ReleaseDemand.DEFAULT.at(ReleaseLevel.SUMMARY),
                policy("release: summary").release());
    }

    @Test
    void policy_with_every_rule_of_release_when_read_then_as_written() {
        SitePolicy policy = policy("release: thresholded, min_cell: 11, min_group: 22, min_risk: 3, release_step: 3,"
                + " statistics: protected, zero_cells: merge, max_groups: 8, max_patterns: none,"
                + " variables: {allow: [age_group, margin], where: [histology], never: [postcode]}");

        assertEquals(
                new ReleaseDemand(ReleaseLevel.THRESHOLDED, 11, 22, 3, OptionalDouble.of(3), true, false),
                policy.release());
        assertEquals(new PlanLimits(OptionalInt.of(8), OptionalInt.empty()), policy.limits());
        assertTrue(policy.variables().allow().allows("margin"::equals));
        assertFalse(policy.variables().allow().allows("histology"::equals));
        assertTrue(policy.variables().where().allows("histology"::equals));
        assertEquals(List.of("postcode"), policy.variables().never());
    }

    private static SitePolicy policy(String rules) {
        return PolicyDocument.read("policy.yaml", ("policy: {" + rules + "}").getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @CsvSource({"default, 4", "all, 5", "3, 3", "4, 4", "9999, 9999"})
    void quorum_when_written_then_what_it_comes_to_among_five_sites(String written, int sites) {
        SitePolicy policy = PolicyDocument.read(
                "policy.yaml",
                "policy: {release: exact, quorum: %s}".formatted(written).getBytes(StandardCharsets.UTF_8));

        assertEquals(written, policy.quorum().written());
        assertEquals(sites, policy.quorum().at(5));
    }

    private Path copied(String name) throws IOException {
        Path file = folder.resolve(name);
        Files.copy(SiteConfigTest.class.getResourceAsStream("/config/" + name), file);
        return file;
    }
}
