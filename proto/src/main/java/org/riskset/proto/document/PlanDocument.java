// SPDX-License-Identifier: Apache-2.0
package org.riskset.proto.document;

import java.util.List;
import org.riskset.survival.digest.CanonicalJson;
import org.riskset.survival.digest.Digest;
import org.riskset.survival.error.Problem;
import org.riskset.survival.study.AnalysisPlan;
import org.riskset.survival.study.PlanCheck;
import org.riskset.survival.study.Study;

/**
 * An analysis plan as read, from YAML, JSON or its canonical form, and checked against its study.
 *
 * @param tree the document as written, as {@link CanonicalJson} takes it
 * @param canonicalJson RFC 8785, of the document as written, defaults not filled in
 * @param digest names the plan everywhere
 * @param notes what is allowed but should be known
 */
public record PlanDocument(AnalysisPlan plan, Object tree, String canonicalJson, Digest digest, List<Problem> notes) {

    /**
     * Reads a plan.
     *
     * @param fileName as problems shall show it
     * @throws org.riskset.survival.error.UsageException with every problem of the file, in file order
     */
    public static PlanDocument read(String fileName, byte[] text, Study study) {
        Reading reading = Reading.of(fileName, text, DocumentCodes.PLAN);
        AnalysisPlan plan = new PlanReader(reading.root()).plan();
        reading.reportAll(PlanCheck.check(study, plan));
        reading.throwIfAny();
        String json = CanonicalJson.of(reading.tree());
        return new PlanDocument(plan, reading.tree(), json, Digest.of(json), List.of());
    }
}
