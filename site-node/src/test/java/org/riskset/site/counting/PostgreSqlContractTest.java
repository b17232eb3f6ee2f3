// SPDX-License-Identifier: Apache-2.0
package org.riskset.site.counting;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.riskset.site.cohort.DataSource;
import org.riskset.site.cohort.PatientTable;
import org.riskset.site.cohort.Resources;

/** Needs a PostgreSQL in which this user may create a schema: {@code RISKSET_TEST_JDBC} is its JDBC URL. */
@EnabledIfEnvironmentVariable(named = PostgreSqlContractTest.URL, matches = "jdbc:postgresql:.*")
class PostgreSqlContractTest extends DialectContract {
    static final String URL = "RISKSET_TEST_JDBC";
    private static final String SCHEMA = "riskset_dialect_contract";

    @Override
    PatientTable open(PatientRows rows) throws Exception {
        drop();
        try (Connection connection = DriverManager.getConnection(System.getenv(URL));
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE SCHEMA " + SCHEMA);
            String columns = rows.columns().stream()
                    .map(c -> '"' + c.replace("\"", "\"\"") + "\" TEXT")
                    .collect(Collectors.joining(", "));
            statement.execute("CREATE TABLE " + SCHEMA + ".patients (" + columns + ")");
            insert(connection, rows);
        }
        String query = "SELECT * FROM " + SCHEMA + ".patients -- all of them";
        DataSource source = new DataSource.Jdbc(System.getenv(URL), Optional.empty(), Optional::empty, query);
        return PatientTable.open(source, new Resources(1, 64));
    }

    private static void insert(Connection connection, PatientRows rows) throws Exception {
        String marks = rows.columns().stream().map(c -> "?").collect(Collectors.joining(", "));
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO " + SCHEMA + ".patients VALUES (" + marks + ")")) {
            for (List<String> row : rows.rows()) {
                for (int i = 0; i < row.size(); i++) {
                    insert.setString(i + 1, row.get(i));
                }
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    @AfterEach
    void drop() throws Exception {
        try (Connection connection = DriverManager.getConnection(System.getenv(URL));
                Statement statement = connection.createStatement()) {
            statement.execute("DROP SCHEMA IF EXISTS " + SCHEMA + " CASCADE");
        }
    }
}
