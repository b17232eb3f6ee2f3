// SPDX-License-Identifier: Apache-2.0
package org.riskset.federation;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.riskset.survival.error.Nearest;
import org.riskset.survival.error.Problem;
import org.riskset.survival.error.Quoted;
import org.riskset.survival.error.RisksetException;

/** The rows of {@code docs/errors.md}, which the jar carries, by code. */
record ErrorCatalog(Map<String, String> byCode) {
    private static final String RESOURCE = "/org/riskset/federation/errors.md";
    private static final Pattern ROW =
            Pattern.compile("^\\|[^|`]*`(RS-[A-Z]+-[0-9]{3})`\\s*\\|\\s*(.*?)\\s*\\|\\s*(.*?)\\s*\\|\\s*$");
    private static final int WIDTH = 80;

    static ErrorCatalog ofThisVersion() {
        try (InputStream in = ErrorCatalog.class.getResourceAsStream(RESOURCE)) {
            return of(in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static ErrorCatalog of(String markdown) {
        Map<String, String> rows = new TreeMap<>();
        markdown.lines()
                .map(ROW::matcher)
                .filter(Matcher::matches)
                .forEach(row -> rows.put(row.group(1), text(row.group(1), row.group(2), row.group(3))));
        return new ErrorCatalog(rows);
    }

    private static String text(String code, String meaning, String remedy) {
        return code + "\n\n" + wrapped(meaning) + "\n" + wrapped("What to do: " + remedy);
    }

    /** The long texts of these codes; without any, the list of all. */
    String text(List<String> codes) {
        if (codes.isEmpty()) {
            return "Codes: " + wrapped(String.join(" ", byCode.keySet()));
        }
        return String.join("\n", codes.stream().map(this::text).toList());
    }

    private String text(String code) {
        String upper = code.toUpperCase(Locale.ROOT);
        String text = byCode.get(upper);
        if (text == null) {
            Problem problem = Problem.of(UsageError.UNKNOWN_CODE, Quoted.of(code) + " is not an error code")
                    .with(Problem.EXPECTED, "a code such as RS-PLAN-004");
            throw RisksetException.of(near(upper, byCode.keySet(), problem));
        }
        return text;
    }

    private static Problem near(String seen, Collection<String> known, Problem problem) {
        return Nearest.of(seen, known)
                .map(name -> problem.with(Problem.NEAREST, name))
                .orElse(problem);
    }

    private static String wrapped(String text) {
        StringBuilder lines = new StringBuilder();
        int column = 0;
        for (String word : text.replace("`", "").split(" ")) {
            if (column > 0 && column + 1 + word.length() > WIDTH) {
                lines.append('\n');
                column = 0;
            } else if (column > 0) {
                lines.append(' ');
                column++;
            }
            lines.append(word);
            column += word.length();
        }
        return lines.append('\n').toString();
    }
}
