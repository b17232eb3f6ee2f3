// SPDX-License-Identifier: Apache-2.0
package org.riskset.site.task;

import java.nio.charset.StandardCharsets;
import org.riskset.proto.document.PlanDocument;
import org.riskset.proto.document.StudyDocument;
import org.riskset.survival.study.AnalysisPlan;
import org.riskset.survival.study.Study;

/** Documents, read as a node reads them. */
public final class Papers implements Documents {
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
