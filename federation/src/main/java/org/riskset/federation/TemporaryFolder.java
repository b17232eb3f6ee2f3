// SPDX-License-Identifier: Apache-2.0
package org.riskset.federation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A folder that goes when the process ends, however it ends short of being killed. */
final class TemporaryFolder implements AutoCloseable {
    private final Path path;
    private final Thread atExit = new Thread(this::remove, "remove-temporary-folder");

    TemporaryFolder(String prefix) {
        try {
            path = Files.createTempDirectory(prefix);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Runtime.getRuntime().addShutdownHook(atExit);
    }

    Path path() {
        return path;
    }

    @Override
    public void close() {
        remove();
    }

    private void remove() {
        for (Path file : contents()) {
            try {
                Files.deleteIfExists(file);
            } catch (IOException e) {
                // A database may write its last file while we remove: the operating system clears its own folder.
                System.getLogger(TemporaryFolder.class.getName()).log(System.Logger.Level.DEBUG, "left behind", e);
            }
        }
    }

    private List<Path> contents() {
        if (!Files.exists(path)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(path)) {
            return files.sorted(Comparator.reverseOrder()).toList();
        } catch (IOException | UncheckedIOException e) {
            return List.of();
        }
    }
}
