// SPDX-License-Identifier: Apache-2.0
package org.riskset.site.cohort;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.riskset.site.cohort.DataSource.Csv;
import org.riskset.site.cohort.DataSource.Jdbc;
import org.riskset.site.cohort.DataSource.Parquet;
import org.riskset.survival.error.Problem;
import org.riskset.survival.error.RisksetException;

/**
 * A site's patients as a table of texts that can be asked by SQL: a file, read by DuckDB in place, or a query to the
 * site's database.
 *
 * <p>A value that is empty or absent is NULL; nothing is trimmed, guessed or converted. A file is looked at when it is
 * opened (its first row) and read anew by each query. Not for several threads.
 *
 * <p>Errors: a {@link RisksetException} with a {@link DataError}; no message holds a row.
 */
public final class PatientTable implements AutoCloseable {
    /** Some drivers would hold a whole result otherwise. */
    private static final int FETCH_SIZE = 10_000;

    private final String name;
    private final Connection connection;
    private final Dialect dialect;
    private final Sql rows;
    private final Map<String, String> columns;
    private final Function<SQLException, RisksetException> failure;

    private PatientTable(
            String name,
            Connection connection,
            Dialect dialect,
            Sql rows,
            Map<String, String> columns,
            Function<SQLException, RisksetException> failure) {
        this.name = name;
        this.connection = connection;
        this.dialect = dialect;
        this.rows = rows;
        this.columns = columns;
        this.failure = failure;
    }

    public static PatientTable open(DataSource source, Resources resources) {
        return source.fold(csv -> csv(csv, resources), parquet -> parquet(parquet, resources), PatientTable::jdbc);
    }

    private static PatientTable csv(Csv csv, Resources resources) {
        CsvFile file = CsvFile.of(csv);
        String name = DataFile.name(csv.path());
        try {
            Connection connection = Connections.duckDb(csv.path(), resources);
            return new PatientTable(
                    name, connection, Dialects.DUCK_DB, file.rows(), file.columns(), e -> ReadProblems.csv(name, e));
        } catch (SQLException e) {
            throw ReadProblems.connection(e);
        }
    }

    private static PatientTable parquet(Parquet parquet, Resources resources) {
        DataFile.requireParquet(parquet.path());
        String name = DataFile.name(parquet.path());
        Sql rows = Sql.of("READ_PARQUET({}, binary_as_string = true)", Sql.literal(DataFile.asPattern(parquet.path())));
        try {
            Connection connection = Connections.duckDb(parquet.path(), resources);
            return described(name, connection, Dialects.DUCK_DB, rows, e -> ReadProblems.parquet(name, e));
        } catch (SQLException e) {
            throw ReadProblems.connection(e);
        }
    }

    private static PatientTable jdbc(Jdbc jdbc) {
        Dialect dialect = Dialects.of(jdbc.url())
                .orElseThrow(() -> RisksetException.of(
                        Problem.of(DataError.UNKNOWN_DATABASE, "a database of a kind that cannot be read")
                                .with(Problem.KNOWN, String.join(", ", Dialects.known()))));
        Sql rows = new Sql("(" + jdbc.query().strip().replaceAll(";+$", "") + "\n) AS patients", List.of());
        try {
            return described("the query", Connections.jdbc(jdbc), dialect, rows, ReadProblems::query);
        } catch (SQLException e) {
            throw ReadProblems.connection(e);
        }
    }

    /** Asks the source itself for its columns, and lets go of it when it has none to tell. */
    private static PatientTable described(
            String name,
            Connection connection,
            Dialect dialect,
            Sql rows,
            Function<SQLException, RisksetException> failure)
            throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet none = statement.executeQuery("SELECT * FROM " + rows.text() + " WHERE 1 = 0")) {
            ResultSetMetaData described = none.getMetaData();
            Map<String, String> columns = new LinkedHashMap<>();
            for (int i = 1; i <= described.getColumnCount(); i++) {
                columns.put(described.getColumnLabel(i), described.getColumnLabel(i));
            }
            return new PatientTable(name, connection, dialect, rows, columns, failure);
        } catch (SQLException e) {
            connection.close();
            throw failure.apply(e);
        }
    }

    /** What messages call this table. */
    public String name() {
        return name;
    }

    /** The columns' names as the source has them. */
    public List<String> columns() {
        return List.copyOf(columns.keySet());
    }

    public Dialect dialect() {
        return dialect;
    }

    /** What stands after FROM. */
    public Sql rows() {
        return rows;
    }

    /** A column's text, NULL where it is empty; the column is one of {@link #columns}. */
    public Sql text(String column) {
        return Sql.of("NULLIF(CAST({} AS VARCHAR), '')", Sql.identifier(columns.get(column)));
    }

    /** Runs a query and hands each row of its result to a reader. */
    public void read(Sql query, RowReader reader) {
        try (PreparedStatement statement = connection.prepareStatement(query.text())) {
            statement.setFetchSize(FETCH_SIZE);
            for (int i = 0; i < query.parameters().size(); i++) {
                statement.setObject(i + 1, query.parameters().get(i));
            }
            try (ResultSet result = statement.executeQuery()) {
                while (result.next()) {
                    reader.read(result);
                }
            }
        } catch (SQLException e) {
            throw failure.apply(e);
        }
    }

    /** Takes one row of a result: counts, or a patient's texts that become tags at once and are kept nowhere. */
    public interface RowReader {
        void read(ResultSet row) throws SQLException;
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw failure.apply(e);
        }
    }
}
