// SPDX-License-Identifier: Apache-2.0
package org.riskset.site.cohort;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Properties;
import org.riskset.site.cohort.DataSource.Jdbc;

/** Opens the two kinds of connection, each allowed no more than reading. */
final class Connections {
    private Connections() {}

    /**
     * An empty DuckDB in memory that may read one file: nothing else on disk, no network, no extension, no change of
     * these settings, and no temporary files in which rows would be left behind.
     */
    // results are not streamed: the driver would forget what was wrong with the file
    static Connection duckDb(Path file, Resources resources) throws SQLException {
        Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        String allowed = Sql.join(
                        ", ", List.of(Sql.literal(DataFile.absolute(file)), Sql.literal(DataFile.asPattern(file))))
                .text();
        List<String> settings = List.of(
                "autoinstall_known_extensions = false",
                "autoload_known_extensions = false",
                "allow_community_extensions = false",
                "temp_directory = ''",
                "preserve_insertion_order = false",
                "memory_limit = '" + resources.megabytes() + "MB'",
                "threads = " + resources.threads(),
                "allowed_paths = [" + allowed + "]",
                "enable_external_access = false",
                "lock_configuration = true");
        try (Statement statement = connection.createStatement()) {
            for (String setting : settings) {
                statement.execute("SET " + setting);
            }
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    /** A transaction that sees one state of the database and changes none. */
    static Connection jdbc(Jdbc source) throws SQLException {
        Properties properties = new Properties();
        source.user().ifPresent(user -> properties.setProperty("user", user));
        source.password().get().ifPresent(password -> properties.setProperty("password", password));
        properties.setProperty("duckdb.read_only", "true"); // other drivers let it pass
        Connection connection = DriverManager.getConnection(source.url(), properties);
        try {
            connection.setReadOnly(true);
            connection.setAutoCommit(false);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }
}
