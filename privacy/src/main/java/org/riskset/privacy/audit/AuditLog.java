// SPDX-License-Identifier: Apache-2.0
package org.riskset.privacy.audit;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.riskset.privacy.identity.SiteKey;

/**
 * One party's log: entries only join it, and from time to time the party signs how many there are and their root.
 *
 * <p><b>Guarantees.</b> What was appended before a checkpoint that somebody else holds cannot be changed or taken out
 * unseen. Not protected: entries after the last checkpoint that was shown to anybody, and what was never written.
 */
public final class AuditLog {
    private static final int PAGE = 1000;

    private final Transactions transactions;
    private final AuditTable entries;
    private final HeadTable heads;
    private final Clock clock;

    public AuditLog(Transactions transactions, Clock clock) {
        this.transactions = transactions;
        this.entries = new AuditTable(transactions);
        this.heads = new HeadTable(transactions);
        this.clock = clock;
    }

    /** Appends within the caller's transaction; gives the entry's number, from 1. */
    public long append(AuditEvent event) {
        return entries.append(event, clock.instant());
    }

    public void append(List<AuditEvent> events) {
        transactions.run(connection -> events.forEach(this::append));
    }

    public AuditTable entries() {
        return entries;
    }

    public HeadTable heads() {
        return heads;
    }

    /** Signs the log as it is now; what was signed at this size before is given again. */
    public SignedNote checkpoint(LogName name, SiteKey key) {
        return transactions.in(connection -> {
            Checkpoint now = Checkpoint.of(name, entries.tree());
            Optional<SignedNote> known = heads.newest(name)
                    .filter(note -> Checkpoint.unverified(note).equals(now));
            SignedNote note = known.orElseGet(() -> now.signedBy(key));
            heads.keep(note);
            return note;
        });
    }

    /**
     * Reads the whole log again and holds it against every checkpoint that was signed.
     *
     * @throws org.riskset.survival.error.VerificationException RS-AUDIT-002 or 003 with the first entry that is wrong
     */
    public LogCheck verify(NoteKey key) {
        return transactions.in(connection -> {
            LogCheck check = new LogCheck(key, heads.of(key.name()));
            long size = entries.size();
            for (long seq = 0; seq < size; seq += PAGE) {
                entries.after(seq, PAGE).forEach(check::entry);
            }
            return check.finished(entries.tree());
        });
    }
}
