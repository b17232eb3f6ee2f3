// SPDX-License-Identifier: Apache-2.0
package org.riskset.proto.console;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.riskset.survival.error.ErrorCode;
import org.riskset.survival.error.Problem;
import org.riskset.survival.error.RisksetException;

/** A file that a command line names. */
public final class InputFile {
    private InputFile() {}

    /** Its bytes; {@code RS-CLI-022} when it cannot be read. */
    public static byte[] bytes(Path file) {
        return bytes(file, ConsoleError.UNREADABLE);
    }

    /** Its bytes; this code when it cannot be read. */
    public static byte[] bytes(Path file, ErrorCode unreadable) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            String what = Files.isDirectory(file)
                    ? file + " is a folder"
                    : Files.exists(file) ? "cannot read " + file : file + " does not exist";
            throw RisksetException.of(
                    Problem.of(unreadable, what)
                            .with(
                                    Problem.SEEN,
                                    file.toAbsolutePath().normalize().toString())
                            .with(Problem.DO, "check the path and that this user may read it"),
                    e);
        }
    }
}
