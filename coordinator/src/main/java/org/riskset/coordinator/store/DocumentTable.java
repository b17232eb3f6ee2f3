// SPDX-License-Identifier: Apache-2.0
package org.riskset.coordinator.store;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.Optional;
import org.riskset.privacy.audit.Transactions;
import org.riskset.survival.digest.Digest;

/** Study and plan documents as canonical JSON, by digest. */
public final class DocumentTable {
    private final Transactions transactions;

    DocumentTable(Transactions transactions) {
        this.transactions = transactions;
    }

    public void keep(Digest digest, String canonicalJson) {
        transactions.run(connection -> {
            try (PreparedStatement insert = connection.prepareStatement("""
                    INSERT INTO document (digest, body)
                    VALUES (?, ?)
                    ON CONFLICT (digest) DO NOTHING""")) {
                insert.setString(1, digest.hex());
                insert.setString(2, canonicalJson);
                insert.executeUpdate();
            }
        });
    }

    public Optional<String> find(Digest digest) {
        return transactions.in(connection -> {
            try (PreparedStatement select = connection.prepareStatement("SELECT body FROM document WHERE digest = ?")) {
                select.setString(1, digest.hex());
                ResultSet row = select.executeQuery();
                return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
            }
        });
    }
}
