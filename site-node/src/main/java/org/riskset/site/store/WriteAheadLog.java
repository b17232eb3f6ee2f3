// SPDX-License-Identifier: Apache-2.0
package org.riskset.site.store;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.riskset.privacy.audit.Transactions;

/**
 * SQLite's log beside the database file. What a table no longer has is overwritten in the file, but pages in the log are
 * as they once were, until it is written back and cut to nothing.
 */
final class WriteAheadLog {
    private static final Logger LOG = System.getLogger(WriteAheadLog.class.getName());

    private final Transactions transactions;
    private volatile boolean due = true;

    /** Due at once: the node may have stopped between a commit and the cut after it. */
    WriteAheadLog(Transactions transactions) {
        this.transactions = transactions;
    }

    /** Something was erased that must not stay in the log; said inside the transaction that erases it. */
    void due() {
        due = true;
    }

    /** Cuts the log if it is due; when somebody else reads the file just now, the next call tries again. */
    void cut() {
        if (due) {
            transactions.run(connection -> due = !checkpointed(connection));
        }
    }

    private static boolean checkpointed(Connection connection) {
        try (Statement checkpoint = connection.createStatement();
                ResultSet row = checkpoint.executeQuery("PRAGMA wal_checkpoint(TRUNCATE)")) {
            return row.next() && row.getInt(1) == 0;
        } catch (SQLException e) {
            LOG.log(Level.DEBUG, "the log is cut later: {0}", e.getMessage());
            return false;
        }
    }
}
