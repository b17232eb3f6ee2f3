// SPDX-License-Identifier: Apache-2.0
package org.riskset.site.cohort;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.riskset.site.cohort.DataSource.Csv;
import org.riskset.survival.error.Problem;
import org.riskset.survival.error.RisksetException;

/**
 * A CSV file that has been looked at: its columns, and the SQL that reads it with nothing left to guess.
 *
 * @param header the columns' names as they stand
 * @param declared their names in SQL, which differ where DuckDB would take two names for one
 * @param parallel whether several threads may read, see {@link CsvQuotes}
 */
record CsvFile(Csv csv, TextEncoding encoding, List<String> header, List<String> declared, boolean parallel) {
    private static final String OTHER_SEPARATORS = ";\t|,";

    static CsvFile of(Csv csv) {
        TextEncoding encoding = TextEncoding.of(csv.encoding());
        char separator = csv.separator().orElse(Csv.DEFAULT_SEPARATOR);
        boolean visible = separator > ' ' && separator <= '~' && separator != '"';
        if (!visible && separator != '\t') {
            throw RisksetException.of(Problem.of(DataError.BAD_SEPARATOR, "a separator that cannot be used")
                    .with(Problem.EXPECTED, "one ASCII character such as , ; | or a tab, no quote and no blank"));
        }
        DataFile.requireText(csv.path());
        List<String> names = CsvHeader.read(csv, encoding);
        String file = csv.path().getFileName().toString();
        if (names.isEmpty() || names.stream().allMatch(ColumnNames::isValue)) {
            throw RisksetException.of(ReadProblems.noHeader(file));
        }
        requireSeparator(file, names, separator);
        requireDistinct(file, names);
        return new CsvFile(csv, encoding, names, declared(names), !CsvQuotes.occurIn(csv));
    }

    private static void requireSeparator(String file, List<String> names, char separator) {
        if (names.size() > 1) {
            return;
        }
        String only = names.get(0);
        OTHER_SEPARATORS
                .chars()
                .filter(other -> other != separator && only.indexOf(other) >= 0)
                .findFirst()
                .ifPresent(other -> {
                    String shown = other == '\t' ? "\\t" : Character.toString(other);
                    throw RisksetException.of(Problem.of(
                                    DataError.WRONG_SEPARATOR,
                                    file + " has one column, whose name contains \"" + shown + "\"")
                            .with(Problem.EXPECTED, "columns separated by \"" + separator + "\"")
                            .with(Problem.DO, "say in site.yaml  separator: \"" + shown + "\""));
                });
    }

    private static void requireDistinct(String file, List<String> names) {
        Set<String> seen = new HashSet<>();
        List<Problem> problems = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i);
            // a spreadsheet's empty columns have no name, and nobody can ask for them
            if (!name.isEmpty() && !ColumnNames.isValue(name) && !seen.add(name)) {
                problems.add(Problem.of(DataError.DUPLICATE_COLUMN, file + " has two columns \"" + name + "\"")
                        .with(Problem.SEEN, "again as column " + (i + 1))
                        .with(Problem.DO, "rename or remove one of them"));
            }
        }
        if (!problems.isEmpty()) {
            throw RisksetException.of(problems);
        }
    }

    /** DuckDB compares names without case, a header does not: {@code Time} and {@code time} are two columns. */
    private static List<String> declared(List<String> names) {
        List<String> declared = new ArrayList<>();
        Set<String> taken = new HashSet<>();
        for (String name : names) {
            String unique = name;
            while (unique.isEmpty() || !taken.add(unique.toLowerCase(Locale.ROOT))) {
                unique += "#" + (declared.size() + 1);
            }
            declared.add(unique);
        }
        return declared;
    }

    /** The names that can be asked for, to their names in SQL. */
    Map<String, String> columns() {
        Map<String, String> columns = new LinkedHashMap<>();
        for (int i = 0; i < header.size(); i++) {
            if (!header.get(i).isEmpty()) {
                columns.putIfAbsent(header.get(i), declared.get(i));
            }
        }
        return columns;
    }

    /** Every column as text; a field that is empty, quoted or not, comes as NULL or as an empty text. */
    Sql rows() {
        List<Sql> columns = declared.stream()
                .map(name -> Sql.of("{}: 'VARCHAR'", Sql.literal(name)))
                .toList();
        String separator = Character.toString(csv.separator().orElse(Csv.DEFAULT_SEPARATOR));
        return Sql.of(
                """
                READ_CSV({}, auto_detect = false, header = true, strict_mode = true, parallel = {},
                         delim = {}, quote = '"', escape = '"', encoding = {},
                         columns = {})""",
                Sql.literal(DataFile.asPattern(csv.path())),
                new Sql(Boolean.toString(parallel), List.of()),
                Sql.literal(separator),
                Sql.literal(encoding.duckDb()),
                Sql.join(", ", columns).within("{", "}"));
    }
}
