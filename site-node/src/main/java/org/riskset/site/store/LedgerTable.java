// SPDX-License-Identifier: Apache-2.0
package org.riskset.site.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.riskset.privacy.audit.Transactions;
import org.riskset.privacy.disclosure.HistoryError;
import org.riskset.privacy.disclosure.Ledger;
import org.riskset.privacy.disclosure.LedgerEntry;
import org.riskset.privacy.identity.RunId;
import org.riskset.site.history.Allowance;
import org.riskset.site.history.LedgerBook;
import org.riskset.site.history.LedgerChange;
import org.riskset.site.history.Remembered;
import org.riskset.survival.digest.Digest;
import org.riskset.survival.error.Problem;
import org.riskset.survival.error.RisksetException;

/**
 * What this site has answered.
 *
 * <p><strong>Guarantees.</strong> Every change is part of a chain of digests, whose end is kept in a file apart: rows
 * that were changed, taken out or put back to an earlier day are found when the ledger is read, and then nothing is
 * answered. Who can write that file as well as the database is not found out here.
 */
public final class LedgerTable implements LedgerBook {
    private final Transactions transactions;
    private final LedgerHead head;
    private volatile boolean moved;

    LedgerTable(Transactions transactions, LedgerHead head) {
        this.transactions = transactions;
        this.head = head;
    }

    @Override
    public Remembered read() {
        return transactions.in(connection -> {
            LedgerChain chain = LedgerChain.read(connection);
            if (!head.isReachedBy(chain)) {
                throw damaged("the record of this site's answers is older than it was");
            }
            Remembered all = all(connection, chain.length());
            if (!chain.fits(all)) {
                throw damaged("the record of this site's answers was changed");
            }
            return all;
        });
    }

    /** Whether no patient was ever remembered. */
    public boolean knowsNobody() {
        return transactions.in(PatientTagTable::read).isEmpty();
    }

    private static Remembered all(Connection connection, long changes) throws SQLException {
        try {
            return beside(connection, changes, new Ledger(LedgerRow.all(connection), LedgerNotes.refusals(connection)));
        } catch (IllegalArgumentException e) {
            throw damaged("the record of this site's answers cannot be read");
        }
    }

    private static Remembered beside(Connection connection, long changes, Ledger ledger) throws SQLException {
        return new Remembered(
                changes,
                ledger,
                PatientTagTable.read(connection),
                SnapshotTable.read(connection),
                LedgerNotes.allowances(connection));
    }

    /** Writes a change; within the caller's transaction. */
    void write(Connection connection, LedgerChange change) throws SQLException {
        LedgerChain chain = LedgerChain.read(connection);
        if (change.entry().isPresent() && change.entry().get().number() != chain.entries() + 1) {
            throw damaged("another answer was recorded while this one was decided");
        }
        head.begin();
        PatientTagTable.append(connection, change.patients());
        if (change.extract().isPresent()) {
            SnapshotTable.replace(connection, change.extract().get());
        }
        if (change.refusal().isPresent()) {
            LedgerNotes.insert(connection, change.refusal().get());
        }
        for (Allowance allowance : change.allowances()) {
            LedgerNotes.insert(connection, allowance);
        }
        if (change.entry().isPresent()) {
            LedgerRow.insert(connection, change.entry().get());
        }
        append(connection, chain, change.entry());
    }

    /** Writes how far an answer came; within the caller's transaction. */
    void write(Connection connection, LedgerEntry entry) throws SQLException {
        LedgerRow.update(connection, entry);
        append(connection, LedgerChain.read(connection), Optional.of(entry));
    }

    private void append(Connection connection, LedgerChain chain, Optional<LedgerEntry> entry) throws SQLException {
        moved = true;
        Ledger refused = new Ledger(List.of(), LedgerNotes.refusals(connection));
        Digest beside = LedgerDigests.beside(beside(connection, chain.length(), refused));
        chain.append(
                connection,
                entry.map(LedgerEntry::number).orElse(LedgerChain.NO_ENTRY),
                entry.map(LedgerDigests::content).orElse(LedgerChain.START),
                beside);
    }

    /** The answer to a run; within the caller's transaction. */
    Optional<LedgerEntry> of(Connection connection, RunId run) throws SQLException {
        return LedgerRow.of(connection, run);
    }

    /** After each commit: notes outside of the database how far the ledger has come, if it has. */
    void committed() {
        if (moved) {
            moved = false;
            head.reached(transactions.in(LedgerChain::read));
        }
    }

    private static RisksetException damaged(String what) {
        return RisksetException.of(Problem.of(HistoryError.LEDGER, what)
                .with(Problem.DO, "restore the newest copy of the database; nothing is answered until then"));
    }
}
