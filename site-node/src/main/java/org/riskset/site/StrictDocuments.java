// SPDX-License-Identifier: Apache-2.0
package org.riskset.site;

import java.nio.charset.StandardCharsets;
import org.riskset.proto.document.PlanDocument;
import org.riskset.proto.document.StudyDocument;
import org.riskset.site.task.Documents;
import org.riskset.survival.study.AnalysisPlan;
import org.riskset.survival.study.Study;

/** Documents that came over the wire, read as strictly as the requester's files were. */
final class StrictDocuments implements Documents {
    @Override
    public Study study(String canonicalJson) {
        return StudyDocument.read("study", canonicalJson.getBytes(StandardCharsets.UTF_8))
                .study();
    }

    @Override
    public AnalysisPlan plan(String canonicalJson, Study study) {
        return PlanDocument.read("plan", canonicalJson.getBytes(StandardCharsets.UTF_8), study)
                .plan();
    }
}
