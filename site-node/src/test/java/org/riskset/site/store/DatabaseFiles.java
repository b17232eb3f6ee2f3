// SPDX-License-Identifier: Apache-2.0
package org.riskset.site.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.riskset.privacy.masking.InstanceSecrets;
import org.riskset.privacy.masking.SharePair;
import org.riskset.site.task.Task;

/** Every byte of a database as somebody finds it who takes the folder: the file, its log, its index. */
record DatabaseFiles(Path folder) {

    /** How many of these are found in one of the files. */
    long found(Collection<byte[]> texts) {
        List<String> contents = contents();
        return texts.stream()
                .map(text -> new String(text, StandardCharsets.ISO_8859_1))
                .filter(text -> contents.stream().anyMatch(content -> content.contains(text)))
                .count();
    }

    private List<String> contents() {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(DatabaseFiles::content)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String content(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The files as a crash leaves them. */
    void copyTo(Path other) {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, other.resolve(file.getFileName()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The three secrets of a task's instance, if it has them. */
    static List<byte[]> secrets(Task task) {
        Optional<InstanceSecrets> secrets = task.instance().flatMap(i -> i.secrets());
        return secrets.stream()
                .flatMap(s -> Stream.of(s.sealing(), s.masking(), s.self()))
                .map(s -> s.bytes())
                .toList();
    }

    /** The shares a task's instance holds, two of each member. */
    static List<byte[]> shares(Task task) {
        return task.instance().stream()
                .flatMap(i -> i.shares().stream())
                .flatMap(pair -> Stream.of(pair.ofSelf(), pair.ofMasking()))
                .toList();
    }

    /** Secrets, shares and counts. */
    static List<byte[]> everything(Task task) {
        Stream<byte[]> counts = task.frozen().stream().map(f -> f.body().getBytes(StandardCharsets.ISO_8859_1));
        return Stream.of(secrets(task).stream(), shares(task).stream(), counts)
                .flatMap(all -> all)
                .toList();
    }

    /** Of each member the share that is not given when these contribute. */
    static List<byte[]> neverGiven(Task confirmed) {
        List<SharePair> shares = confirmed.instance().orElseThrow().shares();
        var contributors = confirmed.instance().orElseThrow().contributors().orElseThrow();
        return IntStream.rangeClosed(1, shares.size())
                .mapToObj(v -> contributors.contains(v)
                        ? shares.get(v - 1).ofMasking()
                        : shares.get(v - 1).ofSelf())
                .toList();
    }
}
