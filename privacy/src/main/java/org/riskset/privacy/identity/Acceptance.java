// SPDX-License-Identifier: Apache-2.0
package org.riskset.privacy.identity;

import java.time.Duration;
import java.time.Instant;
import org.riskset.survival.digest.Digest;

/**
 * A site's signed agreement to take part in a run (message ACCEPT).
 *
 * <p><strong>Guarantees.</strong> Bound to run, attempt, mode, study, plan and what the site demands of the release:
 * shown to another site or for another plan it does not verify. It does not say who else takes part; that is bound
 * later by the roster's digest.
 *
 * @param conditions canonical JSON of the site's release conditions
 * @param seen digest of the newest coordinator checkpoint the site holds, zeros if none
 * @param expires Unix seconds
 */
public record Acceptance(
        RunId run,
        int attempt,
        Mode mode,
        Digest study,
        Digest plan,
        String conditions,
        Digest seen,
        long expires,
        Signature signature) {

    /** No checkpoint is held. */
    public static final Digest NOTHING_SEEN = new Digest("0".repeat(64));

    /** By how much clocks may differ. */
    private static final Duration SKEW = Duration.ofMinutes(5);

    /** The same agreement, signed. */
    public Acceptance signedBy(SiteKey key) {
        Signature signed = Signature.of(key.sign(transcript()));
        return new Acceptance(run, attempt, mode, study, plan, conditions, seen, expires, signed);
    }

    public boolean verifies(PublicIdentity site) {
        return expires >= 0 && site.verify(transcript(), signature.bytes());
    }

    public Digest conditionsDigest() {
        return Digest.of(conditions);
    }

    public boolean expired(Instant now) {
        return now.minus(SKEW).getEpochSecond() > expires;
    }

    private byte[] transcript() {
        return Transcript.of("accept")
                .bytes(run.bytes())
                .u32(attempt)
                .text(mode.label())
                .digest(study)
                .digest(plan)
                .digest(conditionsDigest())
                .digest(seen)
                .u64(expires)
                .toBytes();
    }
}
