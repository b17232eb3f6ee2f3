// SPDX-License-Identifier: Apache-2.0
package org.riskset.proto.document;

import java.util.List;
import org.riskset.survival.digest.CanonicalJson;
import org.riskset.survival.digest.Digest;
import org.riskset.survival.error.Problem;
import org.riskset.survival.study.Study;
import org.riskset.survival.study.StudyCheck;

/**
 * A study as read, from YAML, JSON or its canonical form.
 *
 * @param tree the document as written, as {@link CanonicalJson} takes it
 * @param canonicalJson RFC 8785, of the document as written
 * @param digest names the study everywhere
 * @param notes what is allowed but should be known
 */
public record StudyDocument(Study study, Object tree, String canonicalJson, Digest digest, List<Problem> notes) {

    /**
     * Reads a study.
     *
     * @param fileName as problems shall show it
     * @throws org.riskset.survival.error.ConfigurationException with every problem of the file, in file order
     */
    public static StudyDocument read(String fileName, byte[] text) {
        Reading reading = Reading.of(fileName, text, DocumentCodes.STUDY);
        StudyReader reader = new StudyReader(reading.root());
        Study study = reader.study();
        reading.reportAll(StudyCheck.check(study));
        reading.throwIfAny();
        String json = CanonicalJson.of(reading.tree());
        List<Problem> notes = reader.notes().stream().map(reading::placed).toList();
        return new StudyDocument(study, reading.tree(), json, Digest.of(json), notes);
    }
}
