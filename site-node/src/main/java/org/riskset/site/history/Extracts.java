// SPDX-License-Identifier: Apache-2.0
package org.riskset.site.history;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.riskset.privacy.disclosure.DataSnapshot;
import org.riskset.privacy.identity.Transcript;
import org.riskset.site.cohort.ColumnMapping;
import org.riskset.site.cohort.DataError;
import org.riskset.site.cohort.PatientTable;
import org.riskset.site.cohort.Sql;
import org.riskset.survival.error.Problem;
import org.riskset.survival.error.RisksetException;
import org.riskset.survival.study.Endpoint;
import org.riskset.survival.study.Study;

/** A study's rows as they are now: of every patient a tag, and a tag over all the columns that the study can use. */
public final class Extracts {
    private static final int ID_DIGITS = 12;

    private final PatientTags tags;
    private final PatientTable table;
    private final ColumnMapping mapping;
    private final String patient;
    private final Clock clock;

    /** @param patient the column of the patients' ids */
    public Extracts(PatientTags tags, PatientTable table, ColumnMapping mapping, String patient, Clock clock) {
        this.tags = tags;
        this.table = table;
        this.mapping = mapping;
        this.patient = patient;
        this.clock = clock;
    }

    /**
     * The extract as it is now; equal rows have equal ids on one day.
     *
     * @throws RisksetException RS-DATA-007 without the column, RS-DATA-018 when a row has no id or two have the same
     */
    public DataSnapshot of(Study study) {
        if (!table.columns().contains(patient)) {
            throw RisksetException.of(
                    Problem.of(DataError.NO_COLUMN, "no column \"" + patient + "\" of the patients' ids"));
        }
        List<String> columns = columns(study);
        List<Sql> texts = new ArrayList<>(List.of(Sql.of("{} AS patient_text", table.text(patient))));
        for (int i = 0; i < columns.size(); i++) {
            texts.add(Sql.of("{} AS c" + i, table.text(columns.get(i))));
        }
        Map<String, String> rows = new HashMap<>();
        table.read(Sql.of("SELECT {} FROM {}", Sql.join(", ", texts), table.rows()), row -> {
            List<String> recorded = new ArrayList<>();
            for (int i = 0; i < columns.size(); i++) {
                recorded.add(row.getString("c" + i));
            }
            add(rows, row.getString("patient_text"), tags.ofRow(recorded));
        });
        return new DataSnapshot(id(rows), rows);
    }

    private void add(Map<String, String> rows, String id, String row) {
        if (id == null || rows.putIfAbsent(tags.of(id), row) != null) {
            throw RisksetException.of(
                    Problem.of(DataError.PATIENT_IDS, "a row without a patient's id, or two rows with the same")
                            .with(Problem.DO, "give every patient one row and one id in column " + patient));
        }
    }

    // In the order of their names; a column that is not there cannot be asked for either.
    private List<String> columns(Study study) {
        TreeSet<String> columns = new TreeSet<>();
        for (Endpoint endpoint : study.endpoints()) {
            endpoint.times()
                    .columns()
                    .forEach(name -> columns.add(mapping.of(name).column()));
            columns.add(mapping.of(endpoint.event()).column());
        }
        study.variables().forEach(variable -> columns.add(mapping.of(variable).column()));
        columns.retainAll(table.columns());
        return List.copyOf(columns);
    }

    private String id(Map<String, String> rows) {
        Transcript all = Transcript.of("extract");
        new TreeMap<>(rows).forEach((tag, row) -> all.text(tag).text(row));
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC) + "-"
                + all.hash().hex().substring(0, ID_DIGITS);
    }
}
