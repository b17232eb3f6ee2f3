// SPDX-License-Identifier: Apache-2.0
package org.riskset.site;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.riskset.privacy.disclosure.DataSnapshot;
import org.riskset.privacy.disclosure.Units;
import org.riskset.site.cohort.ColumnMapping;
import org.riskset.site.cohort.ColumnSource;
import org.riskset.site.cohort.DataSource;
import org.riskset.site.cohort.PatientTable;
import org.riskset.site.cohort.Resources;
import org.riskset.site.config.DataSection;
import org.riskset.site.config.StudyData;
import org.riskset.site.counting.Counter;
import org.riskset.site.counting.Membership;
import org.riskset.site.history.Extracts;
import org.riskset.site.history.PatientOrdinals;
import org.riskset.site.history.PatientSets;
import org.riskset.site.history.PatientTags;
import org.riskset.site.history.Presence;
import org.riskset.site.task.Counting;
import org.riskset.survival.counts.Aggregate;
import org.riskset.survival.counts.Layout;
import org.riskset.survival.error.Problem;
import org.riskset.survival.error.RisksetException;
import org.riskset.survival.study.AnalysisPlan;
import org.riskset.survival.study.Study;

/** Counts what {@code site.yaml} names for a study, and tells who was counted. */
final class StudyCounting implements Counting, Presence {
    private final Map<String, StudyData> studies;
    private final Resources resources;
    private final Optional<PatientTags> tags;
    private final Clock clock;

    /** @param tags absent where no study's patients have ids */
    StudyCounting(Map<String, StudyData> studies, Resources resources, Optional<PatientTags> tags, Clock clock) {
        this.studies = studies;
        this.tags = tags;
        this.resources = resources;
        this.clock = clock;
    }

    @Override
    public Aggregate count(Study study, AnalysisPlan plan, Layout layout) {
        StudyData data = data(study);
        try (PatientTable table = PatientTable.open(source(data.data()), resources)) {
            return new Counter(table, mapping(data), clock).count(study, plan, layout);
        }
    }

    @Override
    public Optional<DataSnapshot> extract(Study study) {
        StudyData data = data(study);
        return data.patient().map(patient -> {
            try (PatientTable table = PatientTable.open(source(data.data()), resources)) {
                return new Extracts(tags.orElseThrow(), table, mapping(data), patient, clock).of(study);
            }
        });
    }

    @Override
    public Optional<Units> units(Study study, AnalysisPlan plan, long horizon, PatientOrdinals ordinals) {
        StudyData data = data(study);
        return data.patient().map(patient -> {
            try (PatientTable table = PatientTable.open(source(data.data()), resources)) {
                Membership rows = new Membership(table, mapping(data), patient, clock);
                return new PatientSets(tags.orElseThrow(), rows).of(study, plan, horizon, ordinals);
            }
        });
    }

    private StudyData data(Study study) {
        return Optional.ofNullable(studies.get(study.id()))
                .orElseThrow(() -> RisksetException.of(
                        Problem.of(NodeError.STUDY_NOT_HERE, "no data for study \"" + study.id() + "\" in site.yaml")
                                .with(Problem.KNOWN, String.join(", ", studies.keySet()))));
    }

    private static ColumnMapping mapping(StudyData data) {
        Map<String, ColumnSource> columns = new LinkedHashMap<>();
        data.mapping().forEach((name, c) -> columns.put(name, new ColumnSource(c.column(), c.values(), c.cut())));
        return new ColumnMapping(columns);
    }

    private static DataSource source(DataSection section) {
        return section.fold(
                csv -> new DataSource.Csv(csv.path(), csv.separator(), csv.encoding()),
                parquet -> new DataSource.Parquet(parquet.path()),
                jdbc -> new DataSource.Jdbc(
                        jdbc.url(), jdbc.user(), () -> jdbc.passwordFile().map(StudyCounting::secret), jdbc.query()));
    }

    private static String secret(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw RisksetException.of(
                    Problem.of(NodeError.NO_PASSWORD, "the password file " + file + " cannot be read"), e);
        }
    }
}
