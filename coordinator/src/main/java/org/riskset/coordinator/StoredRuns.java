// SPDX-License-Identifier: Apache-2.0
package org.riskset.coordinator;

import java.util.Map;
import java.util.function.IntFunction;
import org.riskset.coordinator.admin.RunRegister;
import org.riskset.coordinator.pooling.Pool;
import org.riskset.coordinator.run.Question;
import org.riskset.coordinator.run.Run;
import org.riskset.coordinator.store.CoordinatorStore;
import org.riskset.privacy.identity.RunId;
import org.riskset.survival.digest.Digest;
import org.riskset.survival.study.AnalysisPlan;
import org.riskset.survival.study.Study;

/** What submitting needs from store and pooling. */
record StoredRuns(CoordinatorStore store) implements RunRegister {
    @Override
    public void keep(Digest digest, String canonicalJson) {
        store.documents().keep(digest, canonicalJson);
    }

    @Override
    public Run add(IntFunction<Run> numbered) {
        return store.transactions().in(connection -> {
            Run run = numbered.apply(store.runs().nextNumber());
            store.runs().add(run);
            return run;
        });
    }

    @Override
    public Question.Shape shape(Study study, AnalysisPlan plan) {
        return Pool.shape(study, plan);
    }

    @Override
    public Map<String, byte[]> report(RunId run) {
        return store.reports().find(run);
    }
}
