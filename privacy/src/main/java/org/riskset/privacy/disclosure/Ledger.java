// SPDX-License-Identifier: Apache-2.0
package org.riskset.privacy.disclosure;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.riskset.privacy.identity.RunId;
import org.riskset.survival.digest.Digest;

/** What a site has answered, oldest first, and what it has refused because of it. */
public record Ledger(List<LedgerEntry> entries, List<Refusal> refusals) {
    public static final Ledger EMPTY = new Ledger(List.of(), List.of());

    public Ledger {
        entries = List.copyOf(entries);
        refusals = List.copyOf(refusals);
    }

    /** A question that was not answered because of earlier ones. */
    public record Refusal(String study, String requester, Digest question, Instant decided) {}

    /** The answers that somebody may know, or will. */
    List<LedgerEntry> answered() {
        return entries.stream().filter(LedgerEntry::counts).toList();
    }

    /** The same, without those of one run. */
    List<LedgerEntry> answeredBeside(RunId run) {
        return answered().stream().filter(e -> !e.run().equals(run)).toList();
    }

    /** Whether an answer tells nothing that was not told before. */
    public boolean repeats(Answer asked) {
        return answered().stream().anyMatch(e -> asked.repeats(e.answer()));
    }

    /** The newest answer for a run. */
    public Optional<LedgerEntry> of(RunId run) {
        return entries.stream().filter(e -> e.run().equals(run)).reduce((older, newer) -> newer);
    }

    /** The number of the next entry. */
    public long next() {
        return entries.isEmpty() ? 1 : entries.get(entries.size() - 1).number() + 1;
    }
}
