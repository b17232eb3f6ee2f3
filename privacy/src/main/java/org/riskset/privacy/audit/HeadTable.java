// SPDX-License-Identifier: Apache-2.0
package org.riskset.privacy.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Checkpoints that this party has signed, and those of others that it was shown. None is ever replaced. */
public final class HeadTable {
    private final Transactions transactions;

    public HeadTable(Transactions transactions) {
        this.transactions = transactions;
    }

    /** Keeps a note that was verified; one of the same log, size and root is there already. */
    public void keep(SignedNote note) {
        Checkpoint checkpoint = Checkpoint.unverified(note);
        transactions.run(connection -> {
            try (PreparedStatement insert = connection.prepareStatement("""
                    INSERT INTO audit_head (origin, size, root, note)
                    VALUES (?, ?, ?, ?)
                    ON CONFLICT (origin, size, root) DO NOTHING""")) {
                insert.setString(1, checkpoint.origin().text());
                insert.setLong(2, checkpoint.size());
                insert.setString(3, checkpoint.root().hex());
                insert.setString(4, note.toString());
                insert.executeUpdate();
            }
        });
    }

    /** All of a log, the smallest first. */
    public List<SignedNote> of(LogName origin) {
        return select("SELECT note FROM audit_head WHERE origin = ? ORDER BY size, root", origin);
    }

    private List<SignedNote> select(String sql, LogName origin) {
        return transactions.in(connection -> {
            try (PreparedStatement select = connection.prepareStatement(sql)) {
                select.setString(1, origin.text());
                ResultSet row = select.executeQuery();
                List<SignedNote> notes = new ArrayList<>();
                while (row.next()) {
                    notes.add(SignedNote.parse(row.getString(1).getBytes(UTF_8)));
                }
                return notes;
            }
        });
    }

    /** The largest of a log. */
    public Optional<SignedNote> newest(LogName origin) {
        return select("SELECT note FROM audit_head WHERE origin = ? ORDER BY size DESC, root DESC LIMIT 1", origin)
                .stream()
                .findFirst();
    }
}
