// SPDX-License-Identifier: Apache-2.0
package org.riskset.privacy.audit;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.locks.ReentrantLock;

/**
 * One database connection with one writer at a time: what is done inside {@link #in} is committed whole or not at all.
 *
 * <p>Reentrant: a transaction inside a transaction is part of the outer one.
 */
public final class Transactions implements AutoCloseable {
    private final Connection connection;
    private final ReentrantLock lock = new ReentrantLock(true);

    /** Takes over the connection; it is closed with this. */
    public Transactions(Connection connection) throws SQLException {
        this.connection = connection;
        connection.setAutoCommit(false);
    }

    /** Work on the connection that gives something back. */
    @FunctionalInterface
    public interface Work<T> {
        T with(Connection connection) throws SQLException;
    }

    /** Work on the connection. */
    @FunctionalInterface
    public interface Change {
        void with(Connection connection) throws SQLException;
    }

    /**
     * Does the work and commits; rolls back whatever it throws.
     *
     * @throws IllegalStateException when the database fails
     */
    public <T> T in(Work<T> work) {
        lock.lock();
        try {
            return lock.getHoldCount() > 1 ? work.with(connection) : committed(work);
        } catch (SQLException e) {
            throw new IllegalStateException("the database failed: " + e.getMessage(), e);
        } finally {
            lock.unlock();
        }
    }

    /** Like {@link #in}, for work that gives nothing back. */
    public void run(Change change) {
        in(connection -> {
            change.with(connection);
            return null;
        });
    }

    private <T> T committed(Work<T> work) throws SQLException {
        boolean done = false;
        try {
            T result = work.with(connection);
            connection.commit();
            done = true;
            return result;
        } finally {
            if (!done) {
                connection.rollback();
            }
        }
    }

    @Override
    public void close() throws SQLException {
        lock.lock();
        try {
            connection.close();
        } finally {
            lock.unlock();
        }
    }
}
