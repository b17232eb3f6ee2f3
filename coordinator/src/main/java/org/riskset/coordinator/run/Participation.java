// SPDX-License-Identifier: Apache-2.0
package org.riskset.coordinator.run;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.riskset.privacy.identity.Acceptance;
import org.riskset.privacy.identity.Decline;
import org.riskset.privacy.identity.PublicIdentity;
import org.riskset.privacy.identity.SiteId;
import org.riskset.privacy.masking.KeyAdvertisement;
import org.riskset.privacy.masking.Phase;

/**
 * One invited site in one run.
 *
 * @param acceptance once the site has agreed to the present attempt
 * @param decline once it has not, or has left
 * @param keys once they are here, in secure mode
 * @param receipts what has come of the present attempt, phase by phase
 * @param dismissed whether the run goes on without it because it fell silent before any vector existed
 */
public record Participation(
        SiteId site,
        PublicIdentity identity,
        Optional<Acceptance> acceptance,
        Optional<Decline> decline,
        Optional<KeyAdvertisement> keys,
        Map<Phase, Receipt> receipts,
        boolean dismissed) {

    public Participation {
        receipts = Map.copyOf(receipts);
    }

    public static Participation asked(SiteId site, PublicIdentity identity) {
        return new Participation(site, identity, Optional.empty(), Optional.empty(), Optional.empty(), Map.of(), false);
    }

    /** How the site stands, while the run goes on and after it. */
    public Standing standing(boolean ended) {
        if (receipt().isPresent()) {
            return Standing.CONTRIBUTED;
        }
        if (decline.isPresent()) {
            return Standing.valueOf(decline.get().kind().name());
        }
        if (ended || dismissed) {
            return Standing.SILENT;
        }
        return acceptance.isPresent() ? Standing.ACCEPTED : Standing.ASKED;
    }

    public boolean answered() {
        return acceptance.isPresent() || decline.isPresent() || dismissed;
    }

    /** Whether the site has agreed and not left. */
    public boolean accepted() {
        return acceptance.isPresent() && decline.isEmpty();
    }

    /** That its vector is here. */
    public Optional<Receipt> receipt() {
        return receipt(Phase.VECTOR);
    }

    public Optional<Receipt> receipt(Phase phase) {
        return Optional.ofNullable(receipts.get(phase));
    }

    public Participation with(Acceptance accepted) {
        return new Participation(site, identity, Optional.of(accepted), decline, keys, receipts, dismissed);
    }

    public Participation withoutAcceptance() {
        return new Participation(site, identity, Optional.empty(), decline, keys, receipts, dismissed);
    }

    public Participation with(Decline declined) {
        return new Participation(site, identity, acceptance, Optional.of(declined), keys, receipts, dismissed);
    }

    public Participation with(KeyAdvertisement advertised) {
        return new Participation(site, identity, acceptance, decline, Optional.of(advertised), receipts, dismissed);
    }

    public Participation with(Phase phase, Receipt received) {
        Map<Phase, Receipt> more = new EnumMap<>(Phase.class);
        more.putAll(receipts);
        more.put(phase, received);
        return new Participation(site, identity, acceptance, decline, keys, more, dismissed);
    }

    /** The same without its vector, which came from a site that left before the contributors were fixed. */
    public Participation withoutVector() {
        Map<Phase, Receipt> fewer = new EnumMap<>(Phase.class);
        fewer.putAll(receipts);
        fewer.remove(Phase.VECTOR);
        return new Participation(site, identity, acceptance, decline, keys, fewer, dismissed);
    }

    /** For a new attempt: nothing of the old one, asked again or not. */
    public Participation again(boolean stays) {
        return new Participation(
                site, identity, Optional.empty(), decline, Optional.empty(), Map.of(), dismissed || !stays);
    }
}
