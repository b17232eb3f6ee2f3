// SPDX-License-Identifier: Apache-2.0
package org.riskset.site.task;

import org.riskset.survival.study.AnalysisPlan;
import org.riskset.survival.study.Study;

/** Reads documents; the strict reader lives in {@code proto.document}. */
public interface Documents {
    Study study(String canonicalJson);

    AnalysisPlan plan(String canonicalJson, Study study);
}
