// SPDX-License-Identifier: Apache-2.0
package org.riskset.site.task;

import java.util.List;
import org.riskset.privacy.identity.Acceptance;
import org.riskset.privacy.identity.PublicIdentity;
import org.riskset.privacy.identity.RunId;
import org.riskset.privacy.identity.SiteId;

/** Who takes part, as the coordinator tells it: with everything each member signed. */
public record RosterNotice(RunId run, int attempt, List<Member> members, Heard heard) {
    public RosterNotice {
        members = List.copyOf(members);
    }

    /** One site and its agreement, not yet believed. */
    public record Member(SiteId site, PublicIdentity identity, Acceptance acceptance) {}
}
