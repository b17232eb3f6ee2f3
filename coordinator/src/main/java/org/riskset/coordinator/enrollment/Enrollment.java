// SPDX-License-Identifier: Apache-2.0
package org.riskset.coordinator.enrollment;

import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.riskset.privacy.identity.Fingerprint;
import org.riskset.privacy.identity.PublicIdentity;
import org.riskset.privacy.identity.SiteId;
import org.riskset.survival.digest.Digest;
import org.riskset.survival.error.ErrorCode;
import org.riskset.survival.error.Problem;
import org.riskset.survival.error.RisksetException;

/**
 * Invitations and certification.
 *
 * <p><strong>Guarantees.</strong> A code is good once, for the first key that brings it, until its end; the same key
 * may ask again and gets the same answer. Without {@code --certify} a stolen invitation is worth nothing until a
 * person has compared the fingerprint. A certificate binds the name of the invitation, whatever the request says.
 */
public final class Enrollment {
    private final SiteDirectory sites;
    private final Issuer issuer;
    private final Clock clock;

    /** Makes a certificate for a site from its request. */
    @FunctionalInterface
    public interface Issuer {
        Issued issue(SiteId site, String certificateRequest);
    }

    /**
     * A certificate.
     *
     * @param der base64
     */
    public record Issued(String der, Instant end) {}

    public Enrollment(SiteDirectory sites, Issuer issuer, Clock clock) {
        this.sites = sites;
        this.issuer = issuer;
        this.clock = clock;
    }

    /** Keeps an invitation; a new one takes the place of an unused one. */
    public void invite(SiteId site, String center, String code, Instant expires, boolean certify) {
        sites.find(site).ifPresent(known -> require(!known.certified(), EnrollmentError.NAME_TAKEN, site));
        sites.keep(SiteEntry.invited(site, center, Digest.of(code), expires, certify));
    }

    /**
     * A site brings the code of an invitation and its key.
     *
     * @return the certificate, empty while a person has not compared the fingerprint
     */
    public Optional<String> enroll(SiteId site, String code, PublicIdentity key, String certificateRequest) {
        Optional<SiteEntry> found = sites.find(site);
        require(found.isPresent() && sameCode(found.get(), code), EnrollmentError.UNKNOWN_CODE, site);
        SiteEntry entry = found.get();
        if (entry.identity().isPresent()) {
            require(entry.identity().get().equals(key), EnrollmentError.USED, site);
        } else {
            require(clock.instant().isBefore(entry.codeExpires()), EnrollmentError.EXPIRED, site);
        }
        if (entry.certified()) {
            return entry.certificate();
        }
        SiteEntry requested = entry.requested(key, certificateRequest);
        sites.keep(requested);
        return entry.certify() ? certified(requested, "the invitation").certificate() : Optional.empty();
    }

    /** A person has compared the fingerprint. */
    public void certify(SiteId site, Fingerprint fingerprint, String confirmedBy) {
        SiteEntry entry = sites.find(site).orElseThrow(() -> problem(EnrollmentError.NOT_A_MEMBER, site));
        require(entry.identity().isPresent(), EnrollmentError.NOTHING_TO_CERTIFY, site);
        boolean same = Fingerprint.of(entry.identity().get()).matches(fingerprint);
        require(same, EnrollmentError.FINGERPRINT, site);
        certified(entry, confirmedBy);
    }

    private SiteEntry certified(SiteEntry entry, String confirmedBy) {
        Issued issued = issuer.issue(entry.site(), entry.request().orElseThrow());
        SiteEntry certified = entry.certified(issued.der(), issued.end(), confirmedBy);
        sites.keep(certified);
        return certified;
    }

    private static boolean sameCode(SiteEntry entry, String code) {
        return MessageDigest.isEqual(entry.codeDigest().bytes(), Digest.of(code).bytes());
    }

    private static void require(boolean holds, ErrorCode code, SiteId site) {
        if (!holds) {
            throw problem(code, site);
        }
    }

    private static RisksetException problem(ErrorCode code, SiteId site) {
        return RisksetException.of(Problem.of(code, code.title())
                .with("site", site.value())
                .with(
                        Problem.DO,
                        "ask the coordinator for a new invitation, and compare the fingerprint by telephone"));
    }
}
