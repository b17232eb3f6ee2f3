// SPDX-License-Identifier: Apache-2.0
package org.riskset.federation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Protos are documents for reviewers: everything has a comment, and every call says what leaves the site. */
class ProtoCommentTest {
    private static final Pattern DECLARATION = Pattern.compile(
            "\\s*(?:(message|enum|service|rpc|oneof) (\\w+).*|(?:repeated |optional )?[\\w.]* ?(\\w+) = \\d+;.*)");

    /** Something declared in a proto file, with the comment above it. */
    private record Declared(String kind, String name, String service, String comment) {}

    @Test
    void everything_declared_when_read_then_has_a_comment() {
        List<String> without = declared()
                .filter(d -> d.comment().isBlank())
                .map(Declared::name)
                .toList();

        assertEquals(List.of(), without);
        assertTrue(declared().count() > 100, "too few declarations were found");
    }

    @Test
    void every_call_when_read_then_names_its_caller_and_what_leaves_the_site() {
        List<String> without = calls().filter(
                        d -> !d.comment().contains("*Caller:*") || !d.comment().contains("*Leaves the site:*"))
                .map(ProtoCommentTest::fullName)
                .toList();

        assertEquals(List.of(), without);
    }

    @Test
    void calls_when_compared_with_the_protocol_page_then_one_row_each() {
        List<String> rows = Pattern.compile("^\\| `(\\w+\\.\\w+\\.\\w+)` \\|", Pattern.MULTILINE)
                .matcher(Checkout.text("docs/protocol.md"))
                .results()
                .map(m -> m.group(1))
                .sorted()
                .toList();

        assertEquals(calls().map(ProtoCommentTest::fullName).sorted().toList(), rows);
    }

    @Test
    void field_without_comment_when_read_then_found() {
        List<Declared> found =
                declared("riskset/x/v1", "// A.\nmessage A {\n  // b.\n  bytes b = 1;\n  bytes c = 2;\n}");

        assertEquals(
                List.of("x.A", "x.b"),
                found.stream()
                        .filter(d -> !d.comment().isBlank())
                        .map(Declared::name)
                        .toList());
        assertEquals(
                List.of("x.c"),
                found.stream()
                        .filter(d -> d.comment().isBlank())
                        .map(Declared::name)
                        .toList());
    }

    private static String fullName(Declared call) {
        return call.name().replaceFirst("\\.", "." + call.service() + ".");
    }

    private static Stream<Declared> calls() {
        return declared().filter(d -> d.kind().equals("rpc"));
    }

    private static Stream<Declared> declared() {
        Path protos = Checkout.path("proto/src/main/proto");
        return Checkout.below(protos, ".proto").stream()
                .flatMap(f -> declared(protos.relativize(f.getParent()).toString(), Checkout.text(f)).stream());
    }

    private static List<Declared> declared(String folder, String text) {
        String area = folder.split("/")[1] + ".";
        List<Declared> found = new ArrayList<>();
        StringBuilder comment = new StringBuilder();
        String service = "";
        for (String line : text.lines().toList()) {
            if (line.strip().startsWith("//")) {
                comment.append(line.strip().substring(2)).append('\n');
                continue;
            }
            Matcher m = DECLARATION.matcher(line);
            if (m.matches()) {
                String kind = m.group(1) == null ? "field" : m.group(1);
                String name = m.group(1) == null ? m.group(3) : m.group(2);
                service = kind.equals("service") ? name : service;
                found.add(new Declared(kind, area + name, service, comment.toString()));
            }
            comment.setLength(0);
        }
        return found;
    }
}
