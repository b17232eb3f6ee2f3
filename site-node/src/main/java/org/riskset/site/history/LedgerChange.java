// SPDX-License-Identifier: Apache-2.0
package org.riskset.site.history;

import java.util.List;
import java.util.Optional;
import org.riskset.privacy.disclosure.Ledger.Refusal;
import org.riskset.privacy.disclosure.LedgerEntry;

/**
 * What is written to the ledger, in the transaction of what it describes.
 *
 * @param entry a new answer; its number is the next one as long as the ledger is the one that was decided on
 * @param patients tags that were not known, in the order of their ordinals
 * @param extract the one that the answer was counted from, when it has moved
 * @param refusal of a question because of earlier answers
 * @param allowances of a person
 */
public record LedgerChange(
        Optional<LedgerEntry> entry,
        List<String> patients,
        Optional<PinnedExtract> extract,
        Optional<Refusal> refusal,
        List<Allowance> allowances) {
    public static final LedgerChange NONE =
            new LedgerChange(Optional.empty(), List.of(), Optional.empty(), Optional.empty(), List.of());

    public LedgerChange {
        patients = List.copyOf(patients);
        allowances = List.copyOf(allowances);
    }

    /** A new answer. */
    public static LedgerChange answered(LedgerEntry entry, List<String> patients, Optional<PinnedExtract> extract) {
        return new LedgerChange(Optional.of(entry), patients, extract, Optional.empty(), List.of());
    }

    public static LedgerChange refused(Refusal refusal) {
        return new LedgerChange(Optional.empty(), List.of(), Optional.empty(), Optional.of(refusal), List.of());
    }

    public static LedgerChange allowed(List<Allowance> allowances) {
        return new LedgerChange(Optional.empty(), List.of(), Optional.empty(), Optional.empty(), allowances);
    }

    public boolean isNone() {
        return equals(NONE);
    }
}
