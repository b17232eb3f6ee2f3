// SPDX-License-Identifier: Apache-2.0
package org.riskset.coordinator.admin;

import java.util.Map;
import java.util.function.IntFunction;
import org.riskset.coordinator.run.Question;
import org.riskset.coordinator.run.Run;
import org.riskset.privacy.identity.RunId;
import org.riskset.survival.digest.Digest;
import org.riskset.survival.study.AnalysisPlan;
import org.riskset.survival.study.Study;

/** What this room needs from store and pooling. */
public interface RunRegister {

    /** Keeps a document under its digest. */
    void keep(Digest digest, String canonicalJson);

    /** Makes a new run with the next number and keeps it, before anybody else gets that number. */
    Run add(IntFunction<Run> numbered);

    /** How long the vectors of a plan are. */
    Question.Shape shape(Study study, AnalysisPlan plan);

    /** Result files by name; empty when there is no result. */
    Map<String, byte[]> report(RunId run);
}
