// SPDX-License-Identifier: Apache-2.0
package org.riskset.coordinator.exchange;

import java.util.Map;
import org.riskset.coordinator.run.Run;
import org.riskset.privacy.identity.SiteId;
import org.riskset.privacy.masking.Phase;

/** What this room needs to keep and to hand on of what sites send in a phase. */
public interface PhaseBodies {

    /** Keeps a body within the machine's transaction. */
    void keep(Run run, SiteId site, Phase phase, byte[] body);

    /** Every body of a phase of the run's present attempt. */
    Map<SiteId, byte[]> of(Run run, Phase phase);
}
