// SPDX-License-Identifier: Apache-2.0
package org.riskset.privacy.identity;

import java.util.Locale;

/**
 * A site's signed refusal, rejection or departure. Carries code and rule, never a count.
 *
 * @param code error code, such as {@code RS-DISC-005}
 * @param reason the rule's name, or what a person wrote
 */
public record Decline(RunId run, int attempt, Kind kind, String code, String reason, Signature signature) {

    /** Who or what declines. */
    public enum Kind {
        /** A rule of the site. */
        REFUSED,
        /** A person at the site. */
        REJECTED,
        /** The site had accepted and leaves. */
        ABORTED;

        /** As in sentences. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The same, signed. */
    public Decline signedBy(SiteKey key) {
        return new Decline(run, attempt, kind, code, reason, Signature.of(key.sign(transcript())));
    }

    public boolean verifies(PublicIdentity site) {
        return site.verify(transcript(), signature.bytes());
    }

    private byte[] transcript() {
        return Transcript.of("decline")
                .bytes(run.bytes())
                .u32(attempt)
                .text(kind.name())
                .text(code)
                .text(reason)
                .toBytes();
    }
}
