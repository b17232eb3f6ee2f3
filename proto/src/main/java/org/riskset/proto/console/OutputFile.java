// SPDX-License-Identifier: Apache-2.0
package org.riskset.proto.console;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.riskset.survival.error.Problem;
import org.riskset.survival.error.RisksetException;

/** A file that a command writes: a reader sees all of it or nothing. */
public final class OutputFile {
    private OutputFile() {}

    /** {@code RS-CLI-020} when it is there already. */
    public static void requireNew(Path file) {
        if (Files.exists(file)) {
            throw RisksetException.of(Problem.of(ConsoleError.EXISTS, file + " exists already")
                    .with(Problem.DO, "name another file, or move the old one away"));
        }
    }

    /** Writes it, over an older one if there is one; {@code RS-CLI-021} when that fails. */
    public static void write(Path file, byte[] content) {
        Path draft = file.resolveSibling("." + file.getFileName() + ".part");
        try {
            if (file.getParent() != null) {
                Files.createDirectories(file.getParent());
            }
            Files.write(draft, content);
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw RisksetException.of(
                    Problem.of(ConsoleError.UNWRITABLE, "cannot write " + file)
                            .with(Problem.SEEN, e.toString())
                            .with(Problem.DO, "check that this user may write there"),
                    e);
        }
    }
}
