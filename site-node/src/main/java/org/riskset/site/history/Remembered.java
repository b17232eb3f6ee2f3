// SPDX-License-Identifier: Apache-2.0
package org.riskset.site.history;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.riskset.privacy.disclosure.DataSnapshot;
import org.riskset.privacy.disclosure.Finding.Check;
import org.riskset.privacy.disclosure.Ledger;
import org.riskset.privacy.identity.RunId;

/**
 * All that a site remembers of its answers.
 *
 * @param changes how often the ledger was written to
 * @param patients tags by ordinal
 * @param extracts by study
 */
public record Remembered(
        long changes,
        Ledger ledger,
        List<String> patients,
        Map<String, DataSnapshot> extracts,
        List<Allowance> allowances) {
    public static final Remembered NOTHING = new Remembered(0, Ledger.EMPTY, List.of(), Map.of(), List.of());

    public Remembered {
        patients = List.copyOf(patients);
        extracts = Map.copyOf(extracts);
        allowances = List.copyOf(allowances);
    }

    public Optional<DataSnapshot> extract(String study) {
        return Optional.ofNullable(extracts.get(study));
    }

    /** The checks that a person has allowed a run to pass. */
    public Set<Check> allowed(RunId run) {
        return allowances.stream()
                .filter(a -> a.run().equals(run))
                .map(Allowance::check)
                .collect(Collectors.toSet());
    }
}
