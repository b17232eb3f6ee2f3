// SPDX-License-Identifier: Apache-2.0
package org.riskset.coordinator.exchange;

import java.util.function.Supplier;
import org.riskset.coordinator.enrollment.EnrollmentError;
import org.riskset.coordinator.enrollment.SiteDirectory;
import org.riskset.privacy.identity.SiteId;
import org.riskset.survival.error.Problem;
import org.riskset.survival.error.RisksetException;

/** Who calls: the name in the verified certificate, which must still be a member. */
public final class SiteAuthentication {
    private final Supplier<SiteId> peer;
    private final SiteDirectory sites;

    /**
     * Authentication by certificate.
     *
     * @param peer the name in the certificate of the call under way
     */
    public SiteAuthentication(Supplier<SiteId> peer, SiteDirectory sites) {
        this.peer = peer;
        this.sites = sites;
    }

    SiteId caller() {
        return peer.get();
    }

    /** Throws {@code RS-AUTH-037} unless the site is certified here. */
    void member(SiteId site) {
        if (sites.find(site).filter(entry -> entry.certified()).isEmpty()) {
            throw RisksetException.of(Problem.of(EnrollmentError.NOT_A_MEMBER, "no certified site " + site)
                    .with(Problem.DO, "enroll with an invitation of this coordinator"));
        }
    }
}
