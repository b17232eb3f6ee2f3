// SPDX-License-Identifier: Apache-2.0
package org.riskset.coordinator.admin;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.riskset.coordinator.enrollment.Enrollment;
import org.riskset.privacy.identity.PublicIdentity;
import org.riskset.privacy.identity.SiteId;
import org.riskset.privacy.identity.SiteKey;
import org.riskset.proto.codec.CoordinatorAddress;
import org.riskset.proto.codec.InvitationDocument;

/** Makes invitation files. */
public final class Invitations {
    private final Enrollment enrollment;
    private final CoordinatorAddress address;
    private final String authority;
    private final SiteKey coordinator;
    private final PublicIdentity requester;
    private final SecureRandom random;
    private final Clock clock;

    /**
     * The invitations of a coordinator.
     *
     * @param authority its certificate authority's certificate, DER, base64
     */
    public Invitations(
            Enrollment enrollment,
            CoordinatorAddress address,
            String authority,
            SiteKey coordinator,
            PublicIdentity requester,
            SecureRandom random,
            Clock clock) {
        this.enrollment = enrollment;
        this.address = address;
        this.authority = authority;
        this.coordinator = coordinator;
        this.requester = requester;
        this.random = random;
        this.clock = clock;
    }

    /** The text of a new invitation; the code in it is kept here as a digest only. */
    public String invite(SiteId site, String center, String study, Duration goodFor, boolean certify) {
        Instant expires = clock.instant().plus(goodFor);
        InvitationDocument invitation = new InvitationDocument(
                site,
                center,
                study,
                address,
                authority,
                coordinator.identity(),
                List.of(requester),
                InvitationDocument.randomCode(random),
                expires);
        enrollment.invite(site, center, invitation.code(), expires, certify);
        return invitation.write(coordinator);
    }
}
