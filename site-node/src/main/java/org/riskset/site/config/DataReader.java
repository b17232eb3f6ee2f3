// SPDX-License-Identifier: Apache-2.0
package org.riskset.site.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.riskset.proto.document.ConfigError;
import org.riskset.proto.document.Fields;
import org.riskset.proto.document.Folder;
import org.riskset.proto.document.Item;
import org.riskset.survival.error.Problem;
import org.riskset.survival.error.Quoted;

/** The {@code data} of one study. */
final class DataReader {
    private static final List<String> SOURCES = List.of("csv", "parquet", "jdbc");

    private DataReader() {}

    static DataSection read(Fields fields, Folder folder) {
        List<String> written = SOURCES.stream().filter(fields::has).toList();
        DataSection data = switch (written.isEmpty() ? "csv" : written.get(0)) {
            case "parquet" -> new DataSection.Parquet(file(fields, "parquet", folder));
            case "jdbc" -> jdbc(fields, folder);
            default -> csv(fields, folder);
        };
        if (written.size() != 1) {
            fields.report(Problem.of(ConfigError.ONE_SOURCE, "a study's data need exactly one source")
                    .with(Problem.SEEN, written.isEmpty() ? "none" : String.join(", ", written))
                    .with(Problem.KNOWN, String.join(", ", SOURCES)));
        }
        fields.done();
        return data;
    }

    private static DataSection csv(Fields fields, Folder folder) {
        return new DataSection.Csv(
                file(fields, "csv", folder),
                fields.get("separator").flatMap(DataReader::separator),
                fields.get("encoding").flatMap(Item::name).orElse(DataSection.Csv.DEFAULT_ENCODING));
    }

    private static Path file(Fields fields, String key, Folder folder) {
        return fields.get(key).flatMap(folder::resolve).orElse(folder.path());
    }

    private static Optional<Character> separator(Item item) {
        return item.text()
                .filter(text -> {
                    if (text.length() != 1) {
                        item.wrong(
                                "separator " + Quoted.of(text) + " is not one character", "such as \";\" or \"\\t\"");
                    }
                    return text.length() == 1;
                })
                .map(text -> text.charAt(0));
    }

    private static DataSection jdbc(Fields fields, Folder folder) {
        DataSection.Jdbc jdbc = new DataSection.Jdbc(
                fields.requireName("jdbc"),
                fields.get("user").flatMap(Item::name),
                fields.get("passwordFile").flatMap(folder::resolve),
                query(fields));
        if (fields.has("query") == fields.has("table")) {
            fields.report(Problem.of(ConfigError.ONE_SOURCE, "a database needs either a query or a table")
                    .with(Problem.EXPECTED, "query, or table"));
        }
        return jdbc;
    }

    // a table's name is data: as an identifier in quotes it cannot become anything else
    private static String query(Fields fields) {
        Optional<String> table = fields.get("table").flatMap(Item::name);
        return fields.get("query")
                .flatMap(Item::name)
                .or(() -> table.map(t -> "SELECT * FROM " + quoted(t)))
                .orElse("");
    }

    private static String quoted(String table) {
        return List.of(table.split("\\.", -1)).stream()
                .map(part -> '"' + part.replace("\"", "\"\"") + '"')
                .reduce((schema, name) -> schema + "." + name)
                .orElseThrow();
    }
}
