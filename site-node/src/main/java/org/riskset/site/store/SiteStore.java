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
public record SiteStore(
        Transactions transactions, TaskTable tasks, OutboxTable outbox, LedgerTable ledger, AuditLog audit)
        implements AutoCloseable {

    /**
     * Opens the file, making it when it is not there.
     *
     * @throws org.riskset.survival.error.FailureException RS-DB-002 when it cannot be opened or brought up to date
     */
    public static SiteStore open(Path file) {
        return open(file, beside(file));
    }

    /** Like {@link #open(Path)}, with the clock that entries of the log have their time from. */
    public static SiteStore open(Path file, Clock clock) {
        return open(file, beside(file), clock);
    }

    /** Like {@link #open(Path, Path, Clock)}, by the machine's clock. */
    public static SiteStore open(Path file, Path ledgerHead) {
        return open(file, ledgerHead, Clock.systemUTC());
    }

    private static Path beside(Path file) {
        return file.resolveSibling(file.getFileName() + "-ledger");
    }

    /**
     * The same.
     *
     * @param ledgerHead where it is kept how far the ledger has come; not where copies of the database put it back too
     * @param clock that entries of the log have their time from
     */
    public static SiteStore open(Path file, Path ledgerHead, Clock clock) {
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
            LedgerTable ledger = new LedgerTable(transactions, new LedgerHead(ledgerHead));
            AuditLog audit = new AuditLog(transactions, clock);
            TaskTable tasks = new TaskTable(transactions, outbox, ledger, log, audit);
            return new SiteStore(transactions, tasks, outbox, ledger, audit);
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
