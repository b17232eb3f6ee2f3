// SPDX-License-Identifier: Apache-2.0
package org.riskset.proto.document;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.riskset.proto.document.DocumentNode.Mark;
import org.riskset.survival.error.ErrorCode;
import org.riskset.survival.error.Place;
import org.riskset.survival.error.Problem;
import org.riskset.survival.error.Quoted;
import org.riskset.survival.error.RisksetException;

/**
 * The text of a document and its name: UTF-8, at most 1 MiB. A byte order mark at the start is dropped.
 *
 * @param file the name that problems show
 */
record SourceText(String file, String text, List<String> lines) {
    static final int MOST_BYTES = 1 << 20;
    private static final int LONGEST_EXCERPT = 96;
    private static final Pattern INDENT = Pattern.compile("^[ \t]+", Pattern.MULTILINE);
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    static SourceText of(String file, byte[] bytes, DocumentCodes codes) {
        String name = Quoted.printable(file, 200);
        if (bytes.length > MOST_BYTES) {
            throw RisksetException.of(Problem.of(codes.tooBig(), name + " has more than 1 MiB")
                    .with(Problem.SEEN, bytes.length + " bytes")
                    .with(Problem.EXPECTED, "at most " + MOST_BYTES));
        }
        String text = decoded(name, bytes, codes);
        return of(name, text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text);
    }

    private static SourceText of(String file, String text) {
        return new SourceText(file, text, text.lines().toList());
    }

    private static String decoded(String file, byte[] bytes, DocumentCodes codes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(in).toString();
        } catch (CharacterCodingException e) {
            // the decoder stops in front of the first byte that fits nothing
            String before = new String(bytes, 0, in.position(), StandardCharsets.UTF_8);
            throw RisksetException.of(
                    notUtf8(before, codes.unreadable()).at(of(file, before).end()));
        }
    }

    private static Problem notUtf8(String before, ErrorCode code) {
        String reader = before.isEmpty() ? "the first byte" : "a byte";
        return Problem.of(code, reader + " is not UTF-8").with(Problem.DO, "save the file as UTF-8");
    }

    private Place end() {
        if (lines.isEmpty() || text.endsWith("\n")) {
            return new Place(file, lines.size() + 1, 1, "");
        }
        String last = lines.get(lines.size() - 1);
        return place(new Mark(lines.size(), last.codePointCount(0, last.length()) + 1));
    }

    /** The text for YAML's grammar, which knows no tabs before a line's first word, while JSON's may be indented by them. */
    String parsed() {
        boolean json =
                text.stripLeading().startsWith("{") || text.stripLeading().startsWith("[");
        return json
                ? INDENT.matcher(text)
                        .replaceAll(indent -> " ".repeat(indent.group().length()))
                : text;
    }

    Place place(Mark mark) {
        String line = mark.line() <= lines.size() ? lines.get(mark.line() - 1) : "";
        return new Place(file, mark.line(), mark.column(), Quoted.printable(line, LONGEST_EXCERPT));
    }

    /** Where the character with this number stands, counted from 0 in code points. */
    Mark mark(int position) {
        int[] before = text.codePoints().limit(position).toArray();
        int line = 1;
        int column = 1;
        for (int character : before) {
            column = character == '\n' ? 1 : column + 1;
            line += character == '\n' ? 1 : 0;
        }
        return new Mark(line, column);
    }
}
