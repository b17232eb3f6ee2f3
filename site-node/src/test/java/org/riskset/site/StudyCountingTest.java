// SPDX-License-Identifier: Apache-2.0
package org.riskset.site;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.riskset.privacy.disclosure.DataSnapshot;
import org.riskset.privacy.disclosure.Units;
import org.riskset.site.cohort.Resources;
import org.riskset.site.config.ColumnSection;
import org.riskset.site.config.DataSection;
import org.riskset.site.config.StudyData;
import org.riskset.site.history.PatientOrdinals;
import org.riskset.site.history.PatientTags;
import org.riskset.site.task.SampleTasks;
import org.riskset.site.task.Trio;
import org.riskset.survival.counts.Aggregate;
import org.riskset.survival.counts.PlanLayout;
import org.riskset.survival.study.AnalysisPlan;
import org.riskset.survival.study.Study;

/** From what {@code site.yaml} says to who was counted. */
class StudyCountingTest {
    private static final Study STUDY = Trio.documents().study(SampleTasks.STUDY);
    private static final AnalysisPlan PLAN = Trio.documents().plan(SampleTasks.PLAN, STUDY);

    @TempDir
    private Path folder;

    @Test
    void patients_with_ids_when_counted_then_as_many_as_the_counts_say_and_none_is_new_the_second_time()
            throws IOException {
        StudyCounting counting = counting(Optional.of("pid"));
        Aggregate counts = counting.count(STUDY, PLAN, PlanLayout.of(STUDY, PLAN));
        PatientOrdinals ordinals = new PatientOrdinals(List.of());

        Units units = counting.units(STUDY, PLAN, counts.horizon(), ordinals).orElseThrow();
        PatientOrdinals known = new PatientOrdinals(ordinals.fresh());

        assertEquals(3, units.all().size());
        assertEquals(3, Arrays.stream(counts.lanes().narrow()).limit(8).sum());
        assertEquals(Optional.of(units), counting.units(STUDY, PLAN, counts.horizon(), known));
        assertEquals(List.of(), known.fresh());
        DataSnapshot extract = counting.extract(STUDY).orElseThrow();
        assertEquals(4, extract.rows().size());
    }

    @Test
    void patients_without_ids_when_asked_then_nobody_is_known() throws IOException {
        StudyCounting counting = counting(Optional.empty());

        assertEquals(Optional.empty(), counting.extract(STUDY));
        assertEquals(Optional.empty(), counting.units(STUDY, PLAN, 3, new PatientOrdinals(List.of())));
    }

    private StudyCounting counting(Optional<String> patient) throws IOException {
        Path file = Files.writeString(folder.resolve("rows.csv"), "pid,os_months,dead\na,1,1\nb,2,0\nc,9,1\nd,,1\n");
        Path key = folder.resolve("ledger.key");
        PatientTags.create(key, new SecureRandom());
        DataSection csv = new DataSection.Csv(file, Optional.empty(), DataSection.Csv.DEFAULT_ENCODING);
        Map<String, ColumnSection> mapping = Map.of("os_event", new ColumnSection("dead", Map.of(), List.of()));
        return new StudyCounting(
                Map.of(STUDY.id(), new StudyData(csv, mapping, patient)),
                new Resources(1, 256),
                Optional.of(PatientTags.read(key)),
                Clock.systemUTC());
    }
}
