// SPDX-License-Identifier: Apache-2.0
package org.riskset.site.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.riskset.privacy.disclosure.DataSnapshot;
import org.riskset.privacy.disclosure.OrdinalSet;
import org.riskset.privacy.disclosure.Unit;
import org.riskset.privacy.disclosure.Units;
import org.riskset.site.cohort.ColumnMapping;
import org.riskset.site.cohort.DataError;
import org.riskset.site.cohort.DataSource;
import org.riskset.site.cohort.PatientTable;
import org.riskset.site.cohort.Resources;
import org.riskset.site.counting.Membership;
import org.riskset.site.task.Trio;
import org.riskset.survival.error.ErrorCode;
import org.riskset.survival.error.RisksetException;
import org.riskset.survival.study.AnalysisPlan;
import org.riskset.survival.study.Study;

class PatientSetsTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-02T08:00:00Z"), ZoneOffset.UTC);
    private static final Study STUDY = Trio.documents().study("""
            {"apiVersion":"riskset/v1","endpoints":{"os":{"causes":{"death":["1"]},"censored":["0"],"event":"dead",\
            "time":"months"}},"id":"net","kind":"Study","time":{"unit":"months"},\
            "variables":{"sex":{"type":"categorical","levels":["f","m"]},"arm":{"type":"categorical","levels":["A","B"]}}}""");
    private static final String HEADER = "patient,months,dead,sex,arm,note\n";
    private static final String ROWS =
            "p1,1,1,f,A,x\np2,2,0,m,A,x\np3,3,1,f,B,x\np4,,1,f,B,x\np5,2,1,m,B,x\np6,2,1,,B,x\n";

    @TempDir
    private Path folder;

    private PatientTags tags;

    @BeforeEach
    void key() {
        PatientTags.create(folder.resolve("ledger.key"), new SecureRandom());
        tags = PatientTags.read(folder.resolve("ledger.key"));
    }

    @Test
    void analysis_set_and_levels_when_read_then_the_patients_of_each() {
        PatientOrdinals ordinals = new PatientOrdinals(List.of(tags.of("p3"), tags.of("p9")));

        Units units = units(ROWS, plan("\"groupBy\":\"sex\",\"strata\":[\"arm\"],"), ordinals);

        // p3 is 0 and p9 is 1; p1, p2 and p5 are new; p4 has no time and p6 no sex
        assertEquals(3, ordinals.fresh().size());
        assertEquals(
                List.of("all", "sex=f", "sex=m", "arm=A", "arm=B"),
                units.list().stream().map(Unit::key).toList());
        OrdinalSet f = OrdinalSet.of(ordinals.of(tags.of("p1")), 0);
        OrdinalSet m = OrdinalSet.of(ordinals.of(tags.of("p2")), ordinals.of(tags.of("p5")));
        assertEquals(f, units.list().get(1).patients());
        assertEquals(m, units.list().get(2).patients());
        assertEquals(4, units.all().size());
        assertFalse(units.all().contains(1));
    }

    @Test
    void condition_when_the_plan_has_one_then_those_outside_are_not_in_the_set() {
        Units units = units(ROWS, plan("\"where\":[{\"variable\":\"arm\",\"in\":[\"B\"]}],"), fresh());

        assertEquals(3, units.all().size());
        assertEquals(1, units.list().size());
    }

    @Test
    void levels_when_they_are_more_than_64_then_the_first_ones() {
        String levels = IntStream.range(0, 100).mapToObj(i -> "\"" + i + "\"").collect(Collectors.joining(","));
        Study many = Trio.documents().study("""
                {"apiVersion":"riskset/v1","endpoints":{"os":{"causes":{"death":["1"]},"censored":["0"],\
                "event":"dead","time":"months"}},"id":"net","kind":"Study","time":{"unit":"months"},\
                "variables":{"sex":{"type":"categorical","levels":[%s]}}}""".formatted(levels));

        Units units = units(many, "p1,1,1,3,A,x\n", plan(many, "\"groupBy\":\"sex\","), fresh());

        assertEquals(64, units.list().size());
        assertEquals(1, units.list().get(4).patients().size());
    }

    @Test
    void tag_when_computed_then_the_first_16_bytes_of_the_hmac() throws Exception {
        byte[] key = HexFormat.of().parseHex(Files.readString(folder.resolve("ledger.key")));
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        byte[] whole = mac.doFinal("Müller 7".getBytes(StandardCharsets.UTF_8));

        assertEquals(HexFormat.of().formatHex(whole, 0, 16), tags.of("Müller 7"));
    }

    @Test
    void key_file_when_made_then_readable_by_its_owner_alone_and_never_overwritten() throws Exception {
        Path file = folder.resolve("ledger.key");

        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        assertThrows(RisksetException.class, () -> PatientTags.create(file, new SecureRandom()));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        assertThrows(RisksetException.class, () -> PatientTags.read(file));
    }

    @Test
    void attacks_07_and_08_when_a_patient_or_an_outcome_is_new_then_one_has_changed() {
        DataSnapshot pinned = extract(ROWS);

        assertEquals(0, pinned.changedIn(extract(ROWS)));
        assertEquals(pinned.id(), extract(ROWS).id());
        assertEquals(1, pinned.changedIn(extract(ROWS + "p7,2,1,m,B,x\n")));
        assertEquals(1, pinned.changedIn(extract(ROWS.replace("p2,2,0", "p2,2,1"))));
        assertEquals(1, pinned.changedIn(extract(ROWS.replace("p1,1,1,f,A,x\n", ""))));
        assertNotEquals(pinned.id(), extract(ROWS.replace("p2,2,0", "p2,2,1")).id());
    }

    @Test
    void extract_when_rows_are_in_another_order_or_a_column_of_no_study_changes_then_the_same() {
        String reversed = "p6,2,1,,B,y\np5,2,1,m,B,y\np4,,1,f,B,y\np3,3,1,f,B,y\np2,2,0,m,A,y\np1,1,1,f,A,y\n";

        assertEquals(extract(ROWS), extract(reversed));
    }

    @Test
    void ids_when_missing_or_repeated_then_refused_without_naming_one() {
        assertEquals(DataError.PATIENT_IDS, refused(ROWS + "p1,2,1,m,B,x\n"));
        assertEquals(DataError.PATIENT_IDS, refused(ROWS + ",2,1,m,B,x\n"));
    }

    private ErrorCode refused(String rows) {
        RisksetException refusal = assertThrows(RisksetException.class, () -> extract(rows));
        assertFalse(refusal.first().text().contains("p1"));
        return refusal.first().code();
    }

    private DataSnapshot extract(String rows) {
        try (PatientTable table = table(rows)) {
            return new Extracts(tags, table, ColumnMapping.SAME_NAMES, "patient", CLOCK).of(STUDY);
        }
    }

    private Units units(String rows, AnalysisPlan plan, PatientOrdinals ordinals) {
        return units(STUDY, rows, plan, ordinals);
    }

    private Units units(Study study, String rows, AnalysisPlan plan, PatientOrdinals ordinals) {
        try (PatientTable table = table(rows)) {
            Membership members = new Membership(table, ColumnMapping.SAME_NAMES, "patient", CLOCK);
            return new PatientSets(tags, members).of(study, plan, 12, ordinals);
        }
    }

    private PatientTable table(String rows) {
        try {
            Path file = Files.writeString(folder.resolve("rows.csv"), HEADER + rows);
            return PatientTable.open(DataSource.Csv.of(file), new Resources(1, 256));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static PatientOrdinals fresh() {
        return new PatientOrdinals(List.of());
    }

    private static AnalysisPlan plan(String more) {
        return plan(STUDY, more);
    }

    private static AnalysisPlan plan(Study study, String more) {
        return Trio.documents().plan("""
                {"apiVersion":"riskset/v1","endpoint":"os",%s"kind":"AnalysisPlan","purpose":"protocol","study":"net",\
                "time":{"grid":1,"horizon":12}}""".formatted(more), study);
    }
}
