// SPDX-License-Identifier: Apache-2.0
package org.riskset.federation;

import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** One row of the table of walls: some packages, what they may import, and which libraries. */
record Wall(List<Name> packages, List<Name> imports, List<String> libraries, String row) {
    private static final Pattern QUOTED = Pattern.compile("(not )?`([^`]+)`");
    private static final List<String> EVERYBODY = List.of("survival.error", "survival.digest");
    private static final List<String> NOT_JUST_JDK = List.of("java.sql", "java.net");

    /** A package {@code x}, all packages below {@code x.*}, or a class; without the common prefix. */
    record Name(boolean taken, String text) {
        boolean isClass() {
            return Character.isUpperCase(text.charAt(text.lastIndexOf('.') + 1));
        }

        boolean holds(String packageName, String className) {
            if (text.equals("*")) {
                return true;
            }
            if (text.endsWith(".*")) {
                return packageName.startsWith(text.substring(0, text.length() - 1));
            }
            return text.equals(isClass() ? className : packageName);
        }
    }

    /** The rows of the table whose first heading is {@code package}. */
    static List<Wall> table(String markdown) {
        return markdown.lines()
                .dropWhile(line -> !line.startsWith("| package |"))
                .skip(2)
                .takeWhile(line -> line.startsWith("|"))
                .map(Wall::row)
                .toList();
    }

    private static Wall row(String line) {
        String[] cells = Arrays.copyOf(line.substring(1).split("\\|", -1), 3);
        return new Wall(
                names(cells[0]),
                names(cells[1]),
                names(cells[2]).stream().map(Name::text).toList(),
                line);
    }

    private static List<Name> names(String cell) {
        return QUOTED.matcher(cell)
                .results()
                .map(m -> new Name(m.group(1) != null, m.group(2)))
                .toList();
    }

    boolean isOf(String packageName) {
        return packages.stream().anyMatch(name -> name.holds(packageName, ""));
    }

    /** Whether a class of this row may use that class of the product. */
    boolean allows(String packageName, String className) {
        if (EVERYBODY.contains(packageName)) {
            return true;
        }
        Predicate<Name> fits = name -> name.holds(packageName, className);
        return imports.stream().filter(name -> !name.taken()).anyMatch(fits)
                && imports.stream().filter(Name::taken).noneMatch(fits);
    }

    /** Whether a class of this row may use that class from outside the product. */
    boolean allowsLibrary(String className) {
        if (Stream.of("java.", "javax.").anyMatch(className::startsWith)
                && NOT_JUST_JDK.stream().noneMatch(p -> className.startsWith(p + "."))) {
            return true;
        }
        return libraries.stream().anyMatch(l -> l.equals("*") || className.startsWith(l + "."));
    }
}
