// SPDX-License-Identifier: Apache-2.0
package org.riskset.federation;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.riskset.coordinator.admin.Submission.Paper;
import org.riskset.survival.error.Problem;
import org.riskset.survival.error.RisksetException;

/** Study and plan files as they are handed in. */
final class Papers {
    /** More than any document may have, so that the reader can say that it is too large. */
    private static final int ENOUGH = (1 << 20) + 16;

    private Papers() {}

    /** The bytes of a document; a file beyond the limit is not read whole. */
    static byte[] bytes(Path file) {
        try (var in = Files.newInputStream(file)) {
            return in.readNBytes(ENOUGH);
        } catch (IOException e) {
            throw RisksetException.of(
                    Problem.of(SimulationError.NO_FILE, "the file " + file + " cannot be read")
                            .with(Problem.DO, "check the name"),
                    e);
        }
    }

    /** A document that a strict reader has already accepted. */
    static Paper read(Path file) {
        return new Paper(file.getFileName().toString(), new String(bytes(file), StandardCharsets.UTF_8));
    }
}
