// SPDX-License-Identifier: Apache-2.0
package org.riskset.federation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The files of the checkout, for tests that read sources and documents. */
final class Checkout {
    private static final Path ROOT = root(Path.of("").toAbsolutePath());

    private Checkout() {}

    static Path path(String relative) {
        return ROOT.resolve(relative);
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String text(String relative) {
        return text(path(relative));
    }

    /** Main sources of every module, or with {@code tree} "test" their tests. */
    static List<Path> sources(String tree) {
        return modules().stream()
                .map(m -> m.resolve("src").resolve(tree).resolve("java"))
                .filter(Files::isDirectory)
                .flatMap(d -> below(d, ".java").stream())
                .toList();
    }

    /** Files of this ending among the resources and protos of every module. */
    static List<Path> resources(String ending) {
        return modules().stream()
                .flatMap(m -> Stream.of("resources", "proto")
                        .map(kind -> m.resolve("src/main").resolve(kind)))
                .filter(Files::isDirectory)
                .flatMap(d -> below(d, ending).stream())
                .toList();
    }

    /** What people read first: the documents at the root and everything under docs. */
    static List<Path> documents() {
        return Stream.concat(
                        below(path("docs"), ".md").stream(),
                        Stream.of("README.md", "ARCHITECTURE.md", "SECURITY.md", "CHANGELOG.md")
                                .map(Checkout::path))
                .toList();
    }

    static List<Path> below(Path folder, String ending) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(f -> f.toString().endsWith(ending)).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As a person names it: relative to the root. */
    static String name(Path file) {
        return ROOT.relativize(file).toString();
    }

    private static List<Path> modules() {
        try (Stream<Path> children = Files.list(ROOT)) {
            return children.filter(c -> Files.exists(c.resolve("pom.xml")))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path root(Path from) {
        return Files.exists(from.resolve("mvnw")) ? from : root(from.getParent());
    }
}
