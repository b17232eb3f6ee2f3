// SPDX-License-Identifier: Apache-2.0
package org.riskset.site.cohort;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.riskset.survival.error.Problem;
import org.riskset.survival.error.RisksetException;

class BadFilesTest {
    /** In every bad row below; no message may hold it. */
    private static final String SECRET = "31.4159";

    private static final Resources SMALL = new Resources(2, 128);

    @TempDir
    Path folder;

    static Stream<Arguments> badFiles() {
        String good = "time,event\n" + SECRET + ",1\n";
        return Stream.of(
                arguments("empty", bytes(""), DataError.NO_HEADER),
                arguments("blank first line", bytes("\n" + good), DataError.NO_HEADER),
                arguments("a byte order mark alone", bytes("\uFEFF"), DataError.NO_HEADER),
                arguments("values in the first row", bytes(SECRET + ",1\n2,0\n"), DataError.NO_HEADER),
                arguments("semicolons", bytes("time;event\n" + SECRET + ";1\n"), DataError.WRONG_SEPARATOR),
                arguments("tabs", bytes("time\tevent\n" + SECRET + "\t1\n"), DataError.WRONG_SEPARATOR),
                arguments("one name twice", bytes("time,event,time\n" + SECRET + ",1,2\n"), DataError.DUPLICATE_COLUMN),
                arguments("an open quote in the header", bytes("time,\"event\n" + SECRET), DataError.OPEN_QUOTE),
                arguments("a parquet file", bytes("PAR1" + good), DataError.NOT_TEXT),
                arguments("a workbook", bytes("PK\u0003\u0004" + good), DataError.NOT_TEXT),
                arguments("UTF-16", ("\uFEFF" + good).getBytes(UTF_16LE), DataError.NOT_TEXT),
                arguments("bytes of zero", bytes("time,ev\0ent\n"), DataError.NOT_TEXT),
                arguments("a million columns", bytes("c,".repeat(1_000_000) + "\n"), DataError.HEADER_TOO_LONG),
                arguments("an endless name", bytes("c".repeat(2_000_000)), DataError.HEADER_TOO_LONG),
                arguments("Latin-1 in the header", "größe,event\n1,1\n".getBytes(ISO_8859_1), DataError.WRONG_ENCODING),
                arguments(
                        "Latin-1 in a row",
                        ("time,event\n" + SECRET + ",ü\n").getBytes(ISO_8859_1),
                        DataError.WRONG_ENCODING),
                arguments("a field too many", bytes(good + SECRET + ",1,1\n"), DataError.RAGGED_ROW),
                arguments("a field too few", bytes(good + SECRET + "\n"), DataError.RAGGED_ROW),
                arguments("an open quote in a row", bytes(good + SECRET + ",\"1\n2,0\n"), DataError.OPEN_QUOTE),
                arguments(
                        "an endless row",
                        bytes(good + SECRET + ",\"" + "x".repeat(3_000_000) + "\"\n"),
                        DataError.ROW_TOO_LONG),
                arguments("two kinds of line ends", bytes(good + SECRET + ",1\r\n1,0\n"), DataError.NOT_CSV));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badFiles")
    void bad_file_when_read_then_its_code_and_no_value(String name, byte[] content, DataError expected)
            throws Exception {
        Path file = Files.write(folder.resolve("site.csv"), content);

        RisksetException refused = Assertions.assertTimeout(
                Duration.ofSeconds(5), () -> assertThrows(RisksetException.class, () -> read(DataSource.Csv.of(file))));

        assertEquals(expected, refused.first().code());
        assertFalse(refused.first().text().contains(SECRET));
        assertFalse(stackOf(refused).contains(SECRET));
    }

    static Stream<Arguments> goodFiles() {
        return Stream.of(
                arguments("a byte order mark", bytes("\uFEFFtime,event\n5,1\n"), "[5|1]"),
                arguments("a quoted header behind one", bytes("\uFEFF\"time\",\"event\"\n5,1\n"), "[5|1]"),
                arguments("no line end at the end", bytes("time,event\n5,1"), "[5|1]"),
                arguments("a header alone", bytes("time,event"), "[]"),
                arguments("CRLF", bytes("time,event\r\n5,\"1\r\n2\"\r\n"), "[5|1\r\n2]"),
                arguments("quotes", bytes("time,event\n\"a \"\"b\"\",c\",\"\"\n"), "[a \"b\",c|null]"),
                arguments("blanks are kept", bytes("time,event\n 5 ,NA\n"), "[ 5 |NA]"),
                arguments("names apart by case", bytes("TIME,time,event\n1,5,0\n"), "[5|0]"),
                arguments("columns without a name", bytes(",time,event,,\nx,5,0,,\n"), "[5|0]"),
                arguments(
                        "a name that looks like another's stand-in",
                        bytes("Time,time,time#2,event\n1,5,6,0\n"),
                        "[5|0]"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("goodFiles")
    void unusual_file_when_read_then_its_texts(String name, byte[] content, String expected) throws Exception {
        Path file = Files.write(folder.resolve("site.csv"), content);

        List<String> rows = read(DataSource.Csv.of(file));

        assertEquals(expected, rows.toString());
    }

    @Test
    void rows_within_quoted_text_when_read_by_several_threads_then_no_rows_of_their_own() throws Exception {
        String note = "\"5,1,x\n6,1,\"\"B\"\"\n7,1,q\"";
        Path file = Files.write(
                folder.resolve("site.csv"), bytes("time,event,note\n" + ("3,0," + note + "\n").repeat(400_000)));

        try (PatientTable table = PatientTable.open(DataSource.Csv.of(file), SMALL)) {
            List<Long> counts = new ArrayList<>();
            Sql query = Sql.of("SELECT COUNT(*) AS n FROM {} WHERE {} = {}", table.rows(), table.text("time"), "3");
            table.read(query, row -> counts.add(row.getLong("n")));

            assertEquals(List.of(400_000L), counts);
        }
    }

    @Test
    void typed_parquet_when_read_then_its_values_as_text() throws Exception {
        Path file = folder.resolve("typed.parquet");
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "COPY (SELECT CAST(7 AS INTEGER) AS time, DATE '2024-02-29' AS event UNION ALL SELECT NULL, NULL)"
                            + " TO '" + file + "' (FORMAT PARQUET)");
        }

        List<String> rows = read(new DataSource.Parquet(file));

        assertEquals(Set.of("7|2024-02-29", "null|null"), Set.copyOf(rows));
    }

    @Test
    void latin_1_when_named_then_read() throws Exception {
        Path file = Files.write(folder.resolve("site.csv"), "time,event\n5,ü\n".getBytes(ISO_8859_1));

        List<String> rows = read(new DataSource.Csv(file, Optional.empty(), "iso-8859-1"));

        assertEquals(List.of("5|ü"), rows);
    }

    @Test
    void ragged_row_when_read_then_line_is_named() throws Exception {
        Path file = Files.write(folder.resolve("site.csv"), bytes("time,event\n5,1\n5\n"));

        RisksetException refused = assertThrows(RisksetException.class, () -> read(DataSource.Csv.of(file)));

        assertTrue(refused.first().what().startsWith("site.csv line 3 "));
        assertEquals(Optional.of("1 fields"), refused.first().detail(Problem.SEEN));
    }

    @Test
    void quote_that_does_not_end_when_opened_then_its_line_is_named() throws Exception {
        Path file = Files.write(folder.resolve("site.csv"), bytes("time,event\n\"5\",\"a\"\"\nb\"\n5,\"1\n6,0\n"));

        RisksetException refused = assertThrows(RisksetException.class, () -> read(DataSource.Csv.of(file)));

        assertEquals(DataError.OPEN_QUOTE, refused.first().code());
        assertTrue(refused.first().what().contains("site.csv line 4 "));
    }

    @Test
    void nothing_there_when_opened_then_said_so() {
        DataSource missing = DataSource.Csv.of(folder.resolve("absent.csv"));
        DataSource directory = DataSource.Csv.of(folder);

        assertEquals(DataError.NO_FILE, codeOf(missing));
        assertEquals(DataError.UNREADABLE, codeOf(directory));
    }

    @Test
    void odd_settings_when_opened_then_said_so() throws Exception {
        Path file = Files.write(folder.resolve("site.csv"), bytes("time,event\n5,1\n"));

        assertEquals(DataError.UNKNOWN_ENCODING, codeOf(new DataSource.Csv(file, Optional.empty(), "cp850")));
        assertEquals(DataError.BAD_SEPARATOR, codeOf(new DataSource.Csv(file, Optional.of('"'), "UTF-8")));
        assertEquals(DataError.NOT_PARQUET, codeOf(new DataSource.Parquet(file)));
        assertEquals(DataError.UNKNOWN_DATABASE, codeOf(jdbc("jdbc:mysql://localhost/x")));
        assertEquals(DataError.NO_CONNECTION, codeOf(jdbc("jdbc:postgresql://127.0.0.1:1/x")));
    }

    @Test
    void broken_parquet_when_opened_then_said_so() throws Exception {
        Path file = Files.write(folder.resolve("site.parquet"), bytes("PAR1" + SECRET + "PAR1"));

        assertEquals(DataError.NOT_PARQUET, codeOf(new DataSource.Parquet(file)));
    }

    @Test
    void open_table_when_asked_for_another_file_then_refused() throws Exception {
        Path file = Files.write(folder.resolve("site.csv"), bytes("time,event\n5,1\n"));
        Path other = Files.write(folder.resolve("other.csv"), bytes("a,b\n1,2\n"));

        try (PatientTable table = PatientTable.open(DataSource.Csv.of(file), SMALL)) {
            for (String sql : List.of(
                    "SELECT * FROM '" + other + "'",
                    "COPY (SELECT 1) TO '" + folder.resolve("out.csv") + "'",
                    "SET enable_external_access = true",
                    "INSTALL httpfs",
                    "ATTACH '" + folder.resolve("x.db") + "'")) {
                assertThrows(RisksetException.class, () -> table.read(Sql.of(sql), row -> {}), sql);
            }
        }
    }

    private static DataSource jdbc(String url) {
        return new DataSource.Jdbc(url, Optional.empty(), Optional::empty, "SELECT 1 AS time");
    }

    private static DataError codeOf(DataSource source) {
        RisksetException refused = assertThrows(
                RisksetException.class, () -> PatientTable.open(source, SMALL).close());
        return (DataError) refused.first().code();
    }

    private static List<String> read(DataSource source) {
        try (PatientTable table = PatientTable.open(source, SMALL)) {
            List<String> rows = new ArrayList<>();
            Sql query =
                    Sql.of("SELECT {} AS t, {} AS e FROM {}", table.text("time"), table.text("event"), table.rows());
            table.read(query, row -> rows.add(row.getString("t") + "|" + row.getString("e")));
            return rows;
        }
    }

    private static String stackOf(Throwable thrown) {
        StringBuilder text = new StringBuilder();
        for (Throwable t = thrown; t != null; t = t.getCause()) {
            text.append(t);
        }
        return text.toString();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }
}
