// SPDX-License-Identifier: Apache-2.0
package org.riskset.coordinator.store;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.riskset.coordinator.enrollment.SiteDirectory;
import org.riskset.coordinator.enrollment.SiteEntry;
import org.riskset.privacy.audit.Transactions;
import org.riskset.privacy.identity.PublicIdentity;
import org.riskset.privacy.identity.SiteId;
import org.riskset.survival.digest.Digest;

/** Sites, from the invitation on. */
public final class SiteTable implements SiteDirectory {
    private final Transactions transactions;

    SiteTable(Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public List<SiteEntry> all() {
        return transactions.in(connection -> {
            try (PreparedStatement select = connection.prepareStatement("SELECT * FROM site")) {
                return read(select.executeQuery());
            }
        });
    }

    @Override
    public Optional<SiteEntry> find(SiteId site) {
        return transactions.in(connection -> {
            try (PreparedStatement select = connection.prepareStatement("SELECT * FROM site WHERE id = ?")) {
                select.setString(1, site.value());
                return read(select.executeQuery()).stream().findFirst();
            }
        });
    }

    @Override
    public void keep(SiteEntry entry) {
        transactions.run(connection -> {
            try (PreparedStatement upsert = connection.prepareStatement("""
                    INSERT INTO site (id, center, code_hash, code_expires, certify, identity, request, certificate,
                                      certificate_end, confirmed_by, last_contact, version)
                    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                    ON CONFLICT (id) DO UPDATE SET
                        center = excluded.center, code_hash = excluded.code_hash,
                        code_expires = excluded.code_expires, certify = excluded.certify,
                        identity = excluded.identity, request = excluded.request,
                        certificate = excluded.certificate, certificate_end = excluded.certificate_end,
                        confirmed_by = excluded.confirmed_by""")) {
                upsert.setString(1, entry.site().value());
                upsert.setString(2, entry.center());
                upsert.setString(3, entry.codeDigest().hex());
                upsert.setLong(4, Micros.of(entry.codeExpires()));
                upsert.setInt(5, entry.certify() ? 1 : 0);
                upsert.setString(6, entry.identity().map(PublicIdentity::hex).orElse(null));
                upsert.setString(7, entry.request().orElse(null));
                upsert.setString(8, entry.certificate().orElse(null));
                upsert.setLong(9, Micros.of(entry.certificateEnd()));
                upsert.setString(10, entry.confirmedBy().orElse(null));
                upsert.setLong(11, Micros.of(entry.lastContact()));
                upsert.setString(12, entry.version());
                upsert.executeUpdate();
            }
        });
    }

    @Override
    public void heard(SiteId site, Instant when, String version) {
        transactions.run(connection -> {
            try (PreparedStatement update =
                    connection.prepareStatement("UPDATE site SET last_contact = ?, version = ? WHERE id = ?")) {
                update.setLong(1, Micros.of(when));
                update.setString(2, version);
                update.setString(3, site.value());
                update.executeUpdate();
            }
        });
    }

    private static List<SiteEntry> read(ResultSet row) throws SQLException {
        List<SiteEntry> entries = new ArrayList<>();
        while (row.next()) {
            entries.add(new SiteEntry(
                    new SiteId(row.getString("id")),
                    row.getString("center"),
                    new Digest(row.getString("code_hash")),
                    Micros.instant(row.getLong("code_expires")),
                    row.getInt("certify") == 1,
                    Optional.ofNullable(row.getString("identity")).map(PublicIdentity::new),
                    Optional.ofNullable(row.getString("request")),
                    Optional.ofNullable(row.getString("certificate")),
                    Micros.instant(row.getLong("certificate_end")),
                    Optional.ofNullable(row.getString("confirmed_by")),
                    Micros.instant(row.getLong("last_contact")),
                    row.getString("version")));
        }
        entries.sort(Comparator.comparing(SiteEntry::site));
        return entries;
    }
}
