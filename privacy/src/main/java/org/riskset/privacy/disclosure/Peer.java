// SPDX-License-Identifier: Apache-2.0
package org.riskset.privacy.disclosure;

import org.riskset.privacy.identity.Fingerprint;
import org.riskset.privacy.identity.PublicIdentity;
import org.riskset.privacy.identity.SiteId;

/** Another site as the coordinator names it: whether it is known here is a rule's affair. */
public record Peer(SiteId site, PublicIdentity identity) {

    boolean isKnownTo(SitePolicy policy) {
        return policy.knowsPeer(site.value(), Fingerprint.of(identity).file());
    }
}
