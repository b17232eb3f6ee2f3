// SPDX-License-Identifier: Apache-2.0
package org.riskset.coordinator.store;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.riskset.coordinator.run.Participation;
import org.riskset.coordinator.run.Receipt;
import org.riskset.coordinator.run.Run;
import org.riskset.privacy.audit.AuditEvent;
import org.riskset.privacy.identity.Acceptance;
import org.riskset.privacy.identity.Decline;
import org.riskset.privacy.masking.Phase;
import org.riskset.survival.digest.Digest;

/** What becomes an entry when a site has answered: its signature, and what that covers, as digests. */
final class ParticipationEntries {
    private ParticipationEntries() {}

    static List<AuditEvent> between(Run run, Participation then, Participation now) {
        List<AuditEvent> events = new ArrayList<>();
        now.acceptance()
                .filter(a -> !then.acceptance().equals(Optional.of(a)))
                .ifPresent(a -> events.add(accepted(now, a)));
        now.decline().filter(d -> !then.decline().equals(Optional.of(d))).ifPresent(d -> events.add(declined(now, d)));
        for (Phase phase : Phase.values()) {
            now.receipt(phase)
                    .filter(r -> !then.receipt(phase).equals(Optional.of(r)))
                    .ifPresent(r -> events.add(received(run, now, phase, r)));
        }
        return events;
    }

    private static AuditEvent accepted(Participation site, Acceptance acceptance) {
        return AuditEvent.of("accept", acceptance.run(), acceptance.attempt())
                .with("site", site.site().value())
                .with("identity", site.identity().toString())
                .with("mode", acceptance.mode().label())
                .with("study", acceptance.study())
                .with("plan", acceptance.plan())
                .with("conditions", acceptance.conditions())
                .with("seen", acceptance.seen())
                .with("expires", acceptance.expires())
                .with("signature", acceptance.signature().hex());
    }

    // A rule's words are its title; a person's own may hold anything, so their digest has to do.
    private static AuditEvent declined(Participation site, Decline decline) {
        AuditEvent event = AuditEvent.of("refuse", decline.run(), decline.attempt())
                .with("site", site.site().value())
                .with("identity", site.identity().toString())
                .with("kind", decline.kind().name())
                .with("code", decline.code())
                .with("signature", decline.signature().hex());
        return decline.kind() == Decline.Kind.REJECTED
                ? event.with("reason_digest", Digest.of(decline.reason()))
                : event.with("reason", decline.reason());
    }

    private static AuditEvent received(Run run, Participation site, Phase phase, Receipt receipt) {
        AuditEvent event = RunEntries.event("received", run)
                .with("site", site.site().value())
                .with("index", receipt.index())
                .with("phase", phase.name().toLowerCase(Locale.ROOT))
                .with("digest", receipt.digest())
                .with("bytes", receipt.bytes())
                .with("signature", receipt.signature().hex());
        return phase == Phase.KEYS && site.keys().isPresent()
                ? event.with("body", HexFormat.of().formatHex(site.keys().get().body()))
                : event;
    }
}
