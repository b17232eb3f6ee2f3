// SPDX-License-Identifier: Apache-2.0
package org.riskset.federation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** Classes, files, links and commands that the documents name exist. */
class DocumentedNamesTest {
    private static final Pattern FENCE = Pattern.compile("^```.*?^```$", Pattern.MULTILINE | Pattern.DOTALL);
    private static final Pattern QUOTED = Pattern.compile("`([^`\\n]+)`");
    private static final Pattern CLASS = Pattern.compile("[A-Z]+[a-z]+[A-Z][A-Za-z]*");
    private static final Pattern FILE = Pattern.compile(
            "(docs|survival|privacy|proto|site-node|coordinator|federation" + "|\\.ci)/[\\w./-]+|[A-Z]+\\.md|mvnw");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#:]+)(#[^)]*)?\\)");
    private static final Pattern TYPE = Pattern.compile("\\b(?:class|record|interface|enum) ([A-Z]\\w*)");

    /** Names that look like classes of the product and are none: a document's kind, and classes of libraries. */
    private static final Set<String> FOREIGN = Set.of("AnalysisPlan", "ByteString", "IllegalArgumentException");

    @Test
    void classes_when_looked_up_then_exist() {
        Set<String> known = Stream.of("main", "test")
                .flatMap(tree -> Checkout.sources(tree).stream())
                .flatMap(file -> TYPE.matcher(Checkout.text(file)).results().map(m -> m.group(1)))
                .collect(Collectors.toSet());

        assertEquals(
                List.of(),
                missing(word -> !CLASS.matcher(word).matches() || known.contains(word) || FOREIGN.contains(word)));
    }

    @Test
    void files_when_looked_up_then_exist() {
        assertEquals(
                List.of(),
                missing(word ->
                        !FILE.matcher(word).matches() || Files.exists(Checkout.path(word.replaceFirst("/\\*.*", "")))));
    }

    @Test
    void links_when_followed_then_lead_to_files() {
        List<String> broken = new ArrayList<>();
        for (Path document : Checkout.documents()) {
            LINK.matcher(Checkout.text(document))
                    .results()
                    .map(m -> m.group(1))
                    .filter(link -> !Files.exists(document.resolveSibling(link)))
                    .forEach(link -> broken.add(Checkout.name(document) + ": " + link));
        }

        assertEquals(List.of(), broken);
    }

    @Test
    void commands_when_looked_up_then_exist_with_their_options() {
        List<String> wrong = new ArrayList<>();
        for (Path document : Checkout.documents()) {
            Stream<String> quoted = words(document).filter(w -> w.matches("(\\./)?riskset .*"));
            Stream<String> typed = Checkout.text(document)
                    .lines()
                    .filter(l -> l.startsWith("$ ./riskset "))
                    .map(l -> l.substring(2));
            Stream.concat(quoted, typed)
                    .filter(command -> !isKnown(command))
                    .forEach(command -> wrong.add(Checkout.name(document) + ": " + command));
        }

        assertEquals(List.of(), wrong);
    }

    @Test
    void wrong_command_when_looked_up_then_unknown() {
        assertTrue(isKnown("riskset simulate --study FILE"));
        assertTrue(!isKnown("riskset simulat --study FILE"));
        assertTrue(!isKnown("./riskset simulate --studdy FILE"));
    }

    private static boolean isKnown(String command) {
        CommandLine at = Riskset.commandLine();
        boolean first = true;
        for (String word : command.replaceAll("\"\\$\\(.*?\\)\"", "X")
                .replaceFirst("[|&>].*", "")
                .split("\\s+")) {
            CommandLine below = at.getSubcommands().get(word);
            boolean option = word.startsWith("--");
            if (below != null) {
                at = below;
            } else if (option && !at.getCommandSpec().optionsMap().containsKey(word.replaceFirst("=.*", ""))) {
                return false;
            } else if (!first && !option && !at.getSubcommands().isEmpty() && word.matches("[a-z-]+")) {
                return false;
            }
            first = false;
        }
        return true;
    }

    private static List<String> missing(Predicate<String> found) {
        List<String> missing = new ArrayList<>();
        for (Path document : Checkout.documents()) {
            words(document).filter(found.negate()).forEach(word -> missing.add(Checkout.name(document) + ": " + word));
        }
        return missing;
    }

    private static Stream<String> words(Path document) {
        String prose = FENCE.matcher(Checkout.text(document)).replaceAll("");
        return QUOTED.matcher(prose).results().map(m -> m.group(1));
    }
}
