// SPDX-License-Identifier: Apache-2.0
package org.riskset.privacy.audit;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.riskset.privacy.identity.RunId;
import org.riskset.survival.digest.Digest;

/**
 * The entries of this party's log, and the hashes of all full subtrees over them; both only grow.
 *
 * <p>An entry is appended within the caller's transaction, with two rows of hashes on average and log2(n) + 1 at most,
 * for which as many are read. Whoever appends inside the transaction of a change has either both or neither.
 */
public final class AuditTable implements Subtrees {
    private final Transactions transactions;

    public AuditTable(Transactions transactions) {
        this.transactions = transactions;
    }

    /** Appends an entry; gives its number, from 1. */
    public long append(AuditEvent event, Instant now) {
        return transactions.in(connection -> {
            long seq = size() + 1;
            String json = event.json(seq, now.truncatedTo(ChronoUnit.SECONDS).toString());
            insert(connection, seq, event, json);
            grow(connection, seq - 1, AuditEntry.parse(json).orElseThrow().leaf());
            return seq;
        });
    }

    private static void insert(Connection connection, long seq, AuditEvent event, String json) throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO audit_entry (seq, run, type, body) VALUES (?, ?, ?, ?)")) {
            insert.setLong(1, seq);
            insert.setString(2, event.run().map(RunId::hex).orElse(null));
            insert.setString(3, event.type());
            insert.setString(4, json);
            insert.executeUpdate();
        }
    }

    // A leaf with an odd index completes the subtree over it and its left neighbor, and so on upward.
    private void grow(Connection connection, long index, Digest leaf) throws SQLException {
        Digest hash = leaf;
        int level = 0;
        long position = index;
        put(connection, level, position, hash);
        while ((position & 1) == 1) {
            hash = TreeHash.node(at(level, position - 1), hash);
            level++;
            position >>= 1;
            put(connection, level, position, hash);
        }
    }

    private static void put(Connection connection, int level, long position, Digest hash) throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO audit_node (level, position, hash) VALUES (?, ?, ?)")) {
            insert.setInt(1, level);
            insert.setLong(2, position);
            insert.setString(3, hash.hex());
            insert.executeUpdate();
        }
    }

    @Override
    public Digest at(int level, long index) {
        return transactions.in(connection -> {
            try (PreparedStatement select =
                    connection.prepareStatement("SELECT hash FROM audit_node WHERE level = ? AND position = ?")) {
                select.setInt(1, level);
                select.setLong(2, index);
                ResultSet row = select.executeQuery();
                if (!row.next()) {
                    throw new IllegalStateException("the log has no hash " + index + " at level " + level);
                }
                return new Digest(row.getString(1));
            }
        });
    }

    /** How many entries there are. */
    public long size() {
        return transactions.in(connection -> {
            try (PreparedStatement select =
                    connection.prepareStatement("SELECT COALESCE(MAX(seq), 0) FROM audit_entry")) {
                ResultSet row = select.executeQuery();
                row.next();
                return row.getLong(1);
            }
        });
    }

    /** The tree as it is now. */
    public MerkleTree tree() {
        return transactions.in(connection -> new MerkleTree(this, size()));
    }

    /** At most {@code limit} entries after this number, as they are stored, in order. */
    public List<String> after(long seq, int limit) {
        return transactions.in(connection -> {
            try (PreparedStatement select = connection.prepareStatement(
                    "SELECT body FROM audit_entry WHERE seq > ? ORDER BY seq LIMIT " + limit)) {
                select.setLong(1, seq);
                return bodies(select.executeQuery());
            }
        });
    }

    /** The newest entry of a type; of a run, or of none. */
    public Optional<AuditEntry> newest(String type, Optional<RunId> run) {
        return transactions.in(connection -> {
            try (PreparedStatement select = connection.prepareStatement("""
                    SELECT body
                    FROM audit_entry
                    WHERE type = ? AND COALESCE(run, '') = ?
                    ORDER BY seq DESC
                    LIMIT 1""")) {
                select.setString(1, type);
                select.setString(2, run.map(RunId::hex).orElse(""));
                return bodies(select.executeQuery()).stream()
                        .flatMap(body -> AuditEntry.parse(body).stream())
                        .findFirst();
            }
        });
    }

    private static List<String> bodies(ResultSet row) throws SQLException {
        List<String> bodies = new ArrayList<>();
        while (row.next()) {
            bodies.add(row.getString(1));
        }
        return bodies;
    }
}
