// SPDX-License-Identifier: Apache-2.0
package org.riskset.coordinator;

import java.util.Map;
import org.riskset.coordinator.exchange.PhaseBodies;
import org.riskset.coordinator.run.Run;
import org.riskset.coordinator.store.CoordinatorStore;
import org.riskset.privacy.identity.SiteId;
import org.riskset.privacy.masking.Phase;

/** Keeps what others need again of a phase: sealed shares to hand on, opening shares to open with. */
record StoredBodies(CoordinatorStore store) implements PhaseBodies {
    @Override
    public void keep(Run run, SiteId site, Phase phase, byte[] body) {
        if (phase == Phase.SHARES || phase == Phase.OPENING) {
            store.phaseMessages().keep(run.id(), run.attempt(), site, phase, body);
        }
    }

    @Override
    public Map<SiteId, byte[]> of(Run run, Phase phase) {
        return store.phaseMessages().of(run.id(), run.attempt(), phase);
    }
}
