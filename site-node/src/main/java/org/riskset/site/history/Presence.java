// SPDX-License-Identifier: Apache-2.0
package org.riskset.site.history;

import java.util.Optional;
import org.riskset.privacy.disclosure.DataSnapshot;
import org.riskset.privacy.disclosure.Units;
import org.riskset.survival.study.AnalysisPlan;
import org.riskset.survival.study.Study;

/** Who is in a site's data, where its patients have ids. */
public interface Presence {

    /** Nobody is known. */
    Presence UNKNOWN = new Presence() {
        @Override
        public Optional<DataSnapshot> extract(Study study) {
            return Optional.empty();
        }

        @Override
        public Optional<Units> units(Study study, AnalysisPlan plan, long horizon, PatientOrdinals ordinals) {
            return Optional.empty();
        }
    };

    /** A study's rows as they are now. */
    Optional<DataSnapshot> extract(Study study);

    /**
     * Who is counted for a plan.
     *
     * @param horizon index of the last time counted
     * @param ordinals of the patients known so far; those that are new are added
     */
    Optional<Units> units(Study study, AnalysisPlan plan, long horizon, PatientOrdinals ordinals);
}
