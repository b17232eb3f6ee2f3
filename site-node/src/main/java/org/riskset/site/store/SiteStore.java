// SPDX-License-Identifier: Apache-2.0
package org.riskset.site.store;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.riskset.privacy.audit.AuditLog;
import org.riskset.privacy.audit.Transactions;
import org.riskset.survival.error.Problem;
import org.riskset.survival.error.RisksetException;

/** The site's database: an SQLite file with its tables brought up to date. */
public record SiteStore(Transactions transactions, TaskTable tasks, OutboxTable outbox, AuditLog audit)
        implements AutoCloseable {

    /**
     * Opens the file, making it when it is not there.
     *
     * @throws org.riskset.survival.error.FailureException RS-DB-002 when it cannot be opened or brought up to date
     */
    public static SiteStore open(Path file) {
        return open(file, Clock.systemUTC());
    }

    /** Like {@link #open(Path)}, with the clock that entries of the log have their time from. */
    public static SiteStore open(Path file, Clock clock) {
        // FULL: a commit that was reported survives a power cut, at the price of a flush each.
        String url = "jdbc:sqlite:" + file + "?journal_mode=WAL&synchronous=FULL&busy_timeout=5000&secure_delete=true";
        try {
            Flyway.configure()
                    .dataSource(url, null, null)
                    .locations("classpath:db/site")
                    .load()
                    .migrate();
            Transactions transactions = new Transactions(DriverManager.getConnection(url));
            WriteAheadLog log = new WriteAheadLog(transactions);
            log.cut();
            OutboxTable outbox = new OutboxTable(transactions, log);
            AuditLog audit = new AuditLog(transactions, clock);
            return new SiteStore(transactions, new TaskTable(transactions, outbox, log, audit), outbox, audit);
        } catch (SQLException | FlywayException e) {
            String seen = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
            throw RisksetException.of(
                    Problem.of(StoreError.UNUSABLE, "the database " + file + " cannot be opened")
                            .with(Problem.SEEN, seen)
                            .with(Problem.DO, "check that the folder is writable and no other node uses it"),
                    e);
        }
    }

    @Override
    public void close() {
        try {
            transactions.close();
        } catch (SQLException e) {
            throw new IllegalStateException("the database did not close", e);
        }
    }
}
