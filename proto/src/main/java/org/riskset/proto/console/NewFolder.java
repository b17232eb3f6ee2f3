// SPDX-License-Identifier: Apache-2.0
package org.riskset.proto.console;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.riskset.survival.error.Problem;
import org.riskset.survival.error.RisksetException;

/** Files and folders that appear together or not at all, and never in place of others. */
public final class NewFolder {
    private static final String DRAFT = ".riskset-init-";

    private final Path folder;
    private final List<String> names;

    private NewFolder(Path folder, List<String> names) {
        this.folder = folder;
        this.names = names;
    }

    /**
     * Entries to be made in a folder, which is made when it is not there.
     *
     * @throws RisksetException {@code RS-CLI-020} when one of them is there already
     */
    public static NewFolder of(Path folder, List<String> names) {
        List<String> there = names.stream()
                .filter(name -> Files.exists(folder.resolve(name)))
                .toList();
        if (!there.isEmpty()) {
            throw RisksetException.of(Problem.of(
                            ConsoleError.EXISTS, "nothing was written: " + String.join(", ", there) + " already there")
                    .with(Problem.SEEN, folder.toAbsolutePath().normalize().toString())
                    .with(Problem.DO, "choose another folder with --dir, or move the old files away"));
        }
        return new NewFolder(folder, List.copyOf(names));
    }

    /**
     * Lets the entries be written in a draft folder, then moves them to their places.
     *
     * @throws RisksetException {@code RS-CLI-021} when that fails; nothing is left behind then
     */
    public void write(Consumer<Path> writer) {
        List<Path> published = new ArrayList<>();
        try {
            Files.createDirectories(folder);
            Path draft = Files.createTempDirectory(folder, DRAFT);
            try {
                writer.accept(draft);
                publish(draft, published);
            } finally {
                remove(draft);
            }
        } catch (IOException | UncheckedIOException e) {
            published.forEach(NewFolder::remove);
            throw RisksetException.of(
                    Problem.of(ConsoleError.UNWRITABLE, "cannot write into " + folder)
                            .with(Problem.SEEN, e.toString())
                            .with(Problem.DO, "check that this user may write there"),
                    e);
        }
    }

    private void publish(Path draft, List<Path> published) throws IOException {
        for (String name : names) {
            Path place = folder.resolve(name);
            Files.move(draft.resolve(name), place, ATOMIC_MOVE);
            published.add(place);
        }
    }

    /** Writes a text file into the draft. */
    public static void text(Path file, String text) {
        try {
            Files.writeString(file, text, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Makes a folder in the draft that others cannot look into. */
    public static Path folder(Path path) {
        try {
            // the JDK makes temporary folders for their owner only, on every file system
            return Files.move(Files.createTempDirectory(path.getParent(), DRAFT), path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void remove(Path entry) {
        try (Stream<Path> all = Files.walk(entry)) {
            all.sorted(Comparator.reverseOrder()).forEach(path -> path.toFile().delete());
        } catch (IOException e) {
            // what could not be listed stays in its draft folder and is in nobody's way
            throw new UncheckedIOException(e);
        }
    }
}
