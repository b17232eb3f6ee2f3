// SPDX-License-Identifier: Apache-2.0
package org.riskset.federation;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import org.riskset.coordinator.admin.Submission.Paper;
import org.riskset.proto.console.InputFile;
import org.riskset.proto.console.Output;
import org.riskset.proto.document.PlanDocument;
import org.riskset.survival.error.ErrorText;
import org.riskset.survival.error.RisksetException;
import org.riskset.survival.study.Study;

/**
 * A plan file of a command line, read before anything is started.
 *
 * @param name its stem, by which its results are found
 * @param paper the document, when nothing is wrong with it
 * @param code the exit code of what is wrong, 0 when nothing is
 */
record PlannedRun(String name, Optional<Paper> paper, int code) {

    /** Reads a plan; what is wrong is printed, not thrown, as other plans may be right. */
    static PlannedRun read(Path file, Study study, Output output) {
        String name = PatientFiles.stem(file);
        try {
            byte[] bytes = InputFile.bytes(file);
            PlanDocument document = PlanDocument.read(file.getFileName().toString(), bytes, study);
            output.notes(document.notes());
            Paper paper = new Paper(file.getFileName().toString(), new String(bytes, StandardCharsets.UTF_8));
            return new PlannedRun(name, Optional.of(paper), 0);
        } catch (RisksetException e) {
            output.err().println(ErrorText.of(e));
            return new PlannedRun(name, Optional.empty(), e.exitCode());
        }
    }
}
