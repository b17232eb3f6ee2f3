// SPDX-License-Identifier: Apache-2.0
package org.riskset.federation.simulated;

import java.util.List;
import org.riskset.privacy.disclosure.SitePolicy;
import org.riskset.site.task.Outbox.Waiting;
import org.riskset.survival.digest.Digest;

/** What every simulated process stands in. */
record Setting(
        Dice dice,
        FakeClock clock,
        Trace trace,
        Observer observer,
        Tally tally,
        Bug bug,
        List<SitePolicy.Peer> peers,
        Wire wire) {

    /** What a site has of the network. */
    interface Wire {
        /** A message leaves. */
        void leave(SimulatedSite from, Waiting message);

        /** Fetches a document or a large body of the coordinator. */
        byte[] fetch(SimulatedSite from, Digest digest, long most);
    }
}
