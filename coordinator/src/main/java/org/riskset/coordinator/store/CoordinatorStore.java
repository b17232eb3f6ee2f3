// SPDX-License-Identifier: Apache-2.0
package org.riskset.coordinator.store;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import org.flywaydb.core.Flyway;
import org.riskset.privacy.audit.AuditLog;
import org.riskset.privacy.audit.Transactions;
import org.riskset.survival.error.Problem;
import org.riskset.survival.error.RisksetException;

/** The coordinator's database: an SQLite file with its tables brought up to date. */
public record CoordinatorStore(
        Transactions transactions,
        RunTable runs,
        SiteTable sites,
        DocumentTable documents,
        ContributionTable contributions,
        PhaseMessageTable phaseMessages,
        ReportTable reports,
        AuditLog log)
        implements AutoCloseable {

    /**
     * Opens the file, making it when it is not there.
     *
     * @throws org.riskset.survival.error.FailureException RS-DB-001 when it cannot be opened or brought up to date
     */
    public static CoordinatorStore open(Path file) {
        return open(file, Clock.systemUTC());
    }

    /** Like {@link #open(Path)}, with the clock that entries of the log have their time from. */
    public static CoordinatorStore open(Path file, Clock clock) {
        // FULL: a commit that was reported survives a power cut, at the price of a flush each.
        String url = "jdbc:sqlite:" + file + "?journal_mode=WAL&synchronous=FULL&busy_timeout=5000&secure_delete=true";
        try {
            Flyway.configure()
                    .dataSource(url, null, null)
                    .locations("classpath:db/coordinator")
                    .load()
                    .migrate();
            return of(new Transactions(DriverManager.getConnection(url)), clock);
        } catch (SQLException | org.flywaydb.core.api.FlywayException e) {
            throw RisksetException.of(
                    Problem.of(StoreError.UNUSABLE, "the database " + file + " cannot be opened")
                            .with(
                                    Problem.SEEN,
                                    String.valueOf(e.getMessage())
                                            .lines()
                                            .findFirst()
                                            .orElse(""))
                            .with(Problem.DO, "check that the folder is writable and no other coordinator uses it"),
                    e);
        }
    }

    private static CoordinatorStore of(Transactions transactions, Clock clock) {
        AuditLog log = new AuditLog(transactions, clock);
        return new CoordinatorStore(
                transactions,
                new RunTable(transactions, log),
                new SiteTable(transactions),
                new DocumentTable(transactions),
                new ContributionTable(transactions),
                new PhaseMessageTable(transactions),
                new ReportTable(transactions),
                log);
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
