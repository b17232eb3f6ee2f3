// SPDX-License-Identifier: Apache-2.0
package org.riskset.federation;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.riskset.coordinator.admin.Submission.Paper;
import org.riskset.proto.console.InputFile;

/** The demo's documents as they are handed in. */
final class Papers {
    private Papers() {}

    static byte[] bytes(Path file) {
        return InputFile.bytes(file);
    }

    static Paper read(Path file) {
        return new Paper(file.getFileName().toString(), new String(bytes(file), StandardCharsets.UTF_8));
    }
}
