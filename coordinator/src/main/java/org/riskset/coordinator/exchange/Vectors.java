// SPDX-License-Identifier: Apache-2.0
package org.riskset.coordinator.exchange;

import org.riskset.coordinator.run.Run;
import org.riskset.coordinator.run.RunEvent;
import org.riskset.privacy.identity.SiteId;
import org.riskset.privacy.masking.Contribution;

/** What this room needs to take in a vector. */
public interface Vectors {

    /** How many bytes a vector of this run may have at most, up to this time. */
    long bytes(Run run, int horizon);

    /** Keeps a verified vector and tells the machine, in one transaction. */
    void keep(Run run, SiteId site, Contribution vector, RunEvent.Answered event);
}
