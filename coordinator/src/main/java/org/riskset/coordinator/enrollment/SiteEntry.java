// SPDX-License-Identifier: Apache-2.0
package org.riskset.coordinator.enrollment;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.riskset.privacy.identity.PublicIdentity;
import org.riskset.privacy.identity.SiteId;
import org.riskset.survival.digest.Digest;

/**
 * What the coordinator knows of a site. It knows no patient numbers.
 *
 * @param codeDigest digest of the invitation's one-time code; the code itself is kept nowhere
 * @param certify whether the first key that brings the code is certified without a person
 * @param identity the key that brought the code
 * @param request its PKCS#10 request, base64
 * @param certificate once certified, DER, base64
 * @param certificateEnd 1970 before that
 * @param lastContact 1970 if never
 */
public record SiteEntry(
        SiteId site,
        String center,
        Digest codeDigest,
        Instant codeExpires,
        boolean certify,
        Optional<PublicIdentity> identity,
        Optional<String> request,
        Optional<String> certificate,
        Instant certificateEnd,
        Optional<String> confirmedBy,
        Instant lastContact,
        String version) {

    /** Without a word for this long a site does not count as there. */
    private static final Duration SILENCE = Duration.ofSeconds(90);

    public static SiteEntry invited(SiteId site, String center, Digest code, Instant expires, boolean certify) {
        return new SiteEntry(
                site,
                center,
                code,
                expires,
                certify,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Instant.EPOCH,
                Optional.empty(),
                Instant.EPOCH,
                "");
    }

    /** INVITED, WAITING, ENROLLED, READY or EXPIRED. */
    public String state(Instant now, boolean connected) {
        if (certificate.isPresent()) {
            return certificateEnd.isBefore(now) ? "EXPIRED" : ready(now, connected) ? "READY" : "ENROLLED";
        }
        return identity.isPresent() ? "WAITING" : codeExpires.isBefore(now) ? "EXPIRED" : "INVITED";
    }

    private boolean ready(Instant now, boolean connected) {
        return connected || lastContact.plus(SILENCE).isAfter(now);
    }

    public boolean certified() {
        return certificate.isPresent();
    }

    public SiteEntry requested(PublicIdentity key, String certificateRequest) {
        return new SiteEntry(
                site,
                center,
                codeDigest,
                codeExpires,
                certify,
                Optional.of(key),
                Optional.of(certificateRequest),
                certificate,
                certificateEnd,
                confirmedBy,
                lastContact,
                version);
    }

    public SiteEntry certified(String der, Instant end, String confirmed) {
        return new SiteEntry(
                site,
                center,
                codeDigest,
                codeExpires,
                certify,
                identity,
                request,
                Optional.of(der),
                end,
                Optional.of(confirmed),
                lastContact,
                version);
    }
}
