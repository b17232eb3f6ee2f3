// SPDX-License-Identifier: Apache-2.0
package org.riskset.federation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a document asks its reader to do: files to write, marked {@code <!-- file: NAME -->}, and commands to run, marked
 * {@code <!-- run -->} or {@code <!-- run: exit 3 -->}, each above its block.
 *
 * <p>In shown output {@code …} stands for anything. Lines that the command prints and the document leaves out do not
 * matter; lines that the document shows must come, in this order.
 */
final class Walkthrough {
    private static final Pattern BLOCK = Pattern.compile(
            "^<!-- (file|run)(?:: (.*?))? -->\\n+```\\w*\\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);

    private Walkthrough() {}

    /** One thing to do. */
    interface Step {
        void perform(Console console) throws Exception;
    }

    static List<Step> of(String document) {
        List<Step> steps = new ArrayList<>();
        for (Matcher block = BLOCK.matcher(document); block.find(); ) {
            String detail = block.group(2);
            String body = block.group(3);
            if (block.group(1).equals("file")) {
                steps.add(console -> write(console.folder().resolve(detail), body));
            } else {
                steps.addAll(commands(body, detail == null ? 0 : Integer.parseInt(detail.replace("exit ", ""))));
            }
        }
        return steps;
    }

    private static void write(Path file, String body) throws Exception {
        Files.createDirectories(file.getParent());
        Files.writeString(file, body);
    }

    private static List<Step> commands(String body, int exit) {
        String[] parts = body.split("(?m)^\\$ ");
        List<Step> steps = new ArrayList<>();
        for (int i = 1; i < parts.length; i++) {
            int end = parts[i].indexOf('\n');
            String command = parts[i].substring(0, end);
            List<String> shown = parts[i].substring(end)
                    .lines()
                    .filter(l -> !l.isBlank() && !l.strip().equals("…"))
                    .toList();
            int expected = i == parts.length - 1 ? exit : 0;
            steps.add(
                    command.endsWith(" &")
                            ? console -> console.start(
                                    command.substring(0, command.length() - 2), output -> seen(output, shown))
                            : console -> run(console, command, expected, shown));
        }
        return steps;
    }

    private static void run(Console console, String command, int exit, List<String> shown) throws Exception {
        Console.Ended ended = console.run(command);

        assertEquals(exit, ended.exit(), () -> "$ " + command + "\n" + ended.output());
        if (!seen(ended.output(), shown)) {
            fail("$ " + command + "\nshown in the document:\n" + String.join("\n", shown) + "\nprinted:\n"
                    + ended.output());
        }
    }

    private static boolean seen(String output, List<String> shown) {
        int next = 0;
        for (String line : output.lines().toList()) {
            if (next < shown.size()
                    && pattern(shown.get(next)).matcher(line.stripTrailing()).matches()) {
                next++;
            }
        }
        return next == shown.size();
    }

    private static Pattern pattern(String shown) {
        String[] parts = shown.stripTrailing().split("…", -1);
        StringBuilder pattern = new StringBuilder(Pattern.quote(parts[0]));
        for (int i = 1; i < parts.length; i++) {
            pattern.append(".*").append(Pattern.quote(parts[i]));
        }
        return Pattern.compile(pattern.toString());
    }
}
