// SPDX-License-Identifier: Apache-2.0
package org.riskset.privacy.disclosure;

import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.riskset.privacy.disclosure.Finding.Check;
import org.riskset.survival.error.Problem;

/**
 * An extract of a study's data as a site remembers it: of every patient a tag, and a tag over what is recorded of them.
 *
 * @param id tells extracts apart
 * @param rows tag of the patient to tag of the row
 */
public record DataSnapshot(String id, Map<String, String> rows) {
    public DataSnapshot {
        rows = Map.copyOf(rows);
    }

    /** How many patients were added, removed or changed from this extract to another. */
    public int changedIn(DataSnapshot later) {
        Set<String> patients = new HashSet<>(rows.keySet());
        patients.addAll(later.rows.keySet());
        return (int) patients.stream()
                .filter(p -> !Optional.ofNullable(rows.get(p)).equals(Optional.ofNullable(later.rows.get(p))))
                .count();
    }

    /**
     * Rule D4: a change of few patients could be read off the same question asked before and after it.
     *
     * @param moveAfter this many changed patients hide each other
     */
    public Optional<Finding> finding(DataSnapshot later, int moveAfter) {
        int changed = changedIn(later);
        return changed == 0 || changed >= moveAfter
                ? Optional.empty()
                : Optional.of(new Finding(
                        Check.D4,
                        true,
                        Problem.of(HistoryError.SNAPSHOT, "too few patients have changed since the last extract")
                                .with(Problem.SEEN, changed + " changed since extract " + id)
                                .with(Problem.DO, "wait until more have changed, or answer from the former file")));
    }

    /** What speaks against an answer from an extract that cannot be told apart from others. */
    public static Finding unknown() {
        return new Finding(
                Check.D4,
                true,
                Problem.of(HistoryError.SNAPSHOT, "it cannot be told whether the data have changed")
                        .with(Problem.SEEN, "patients have no ids here")
                        .with(Problem.DO, "map the column of the patients' ids, data.patient, in site.yaml"));
    }

    /** Neither who nor how many. */
    @Override
    public String toString() {
        return "DataSnapshot[" + id + "]";
    }
}
