// SPDX-License-Identifier: Apache-2.0
package org.riskset.coordinator.run;

import java.util.Optional;
import org.riskset.privacy.identity.Acceptance;
import org.riskset.privacy.identity.Decline;
import org.riskset.privacy.identity.PublicIdentity;
import org.riskset.privacy.identity.SiteId;

/**
 * One invited site in one run.
 *
 * @param acceptance once the site has agreed
 * @param decline once it has not, or has left
 * @param receipt once its vector is here
 */
public record Participation(
        SiteId site,
        PublicIdentity identity,
        Optional<Acceptance> acceptance,
        Optional<Decline> decline,
        Optional<Receipt> receipt) {

    public static Participation asked(SiteId site, PublicIdentity identity) {
        return new Participation(site, identity, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** How the site stands, while the run goes on and after it. */
    public Standing standing(boolean ended) {
        if (receipt.isPresent()) {
            return Standing.CONTRIBUTED;
        }
        if (decline.isPresent()) {
            return Standing.valueOf(decline.get().kind().name());
        }
        if (ended) {
            return Standing.SILENT;
        }
        return acceptance.isPresent() ? Standing.ACCEPTED : Standing.ASKED;
    }

    public boolean answered() {
        return acceptance.isPresent() || decline.isPresent();
    }

    /** Whether the site has agreed and not left. */
    public boolean accepted() {
        return acceptance.isPresent() && decline.isEmpty();
    }

    public Participation with(Acceptance accepted) {
        return new Participation(site, identity, Optional.of(accepted), decline, receipt);
    }

    public Participation withoutAcceptance() {
        return new Participation(site, identity, Optional.empty(), decline, receipt);
    }

    public Participation with(Decline declined) {
        return new Participation(site, identity, acceptance, Optional.of(declined), receipt);
    }

    public Participation with(Receipt received) {
        return new Participation(site, identity, acceptance, decline, Optional.of(received));
    }
}
