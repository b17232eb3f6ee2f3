// SPDX-License-Identifier: Apache-2.0
package org.riskset.federation;

import java.security.SecureRandom;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.riskset.coordinator.CoordinatorNode;
import org.riskset.coordinator.run.Contexts;
import org.riskset.coordinator.run.Run;
import org.riskset.privacy.disclosure.Cleared;
import org.riskset.privacy.disclosure.DisclosurePolicy;
import org.riskset.privacy.disclosure.SitePolicy;
import org.riskset.privacy.identity.Acceptance;
import org.riskset.privacy.masking.Instance;
import org.riskset.privacy.masking.KeyAdvertisement;
import org.riskset.privacy.masking.MaskedVector;
import org.riskset.privacy.masking.PhaseReturn;
import org.riskset.privacy.masking.SealedShares;
import org.riskset.privacy.masking.SurvivorSignature;
import org.riskset.privacy.masking.UnmaskingShares;
import org.riskset.proto.codec.AssignmentBody;
import org.riskset.proto.codec.AssignmentCodec;
import org.riskset.proto.codec.ContributionCodec;
import org.riskset.proto.codec.SignedAssignment;
import org.riskset.proto.federation.v1.Assignment;
import org.riskset.survival.counts.Aggregate;

/**
 * A member of one run that is played phase by phase: each step hears what the coordinator gives back and makes the honest
 * answer, which the test sends, or something else in its place.
 */
final class PlayedMember {
    private static final SecureRandom RANDOM = new SecureRandom();

    private final CoordinatorNode coordinator;
    private final RuleBreaker member;
    private final Run submitted;
    private final Acceptance own;
    private final BlockingQueue<Assignment> told;
    Instance instance;

    PlayedMember(CoordinatorNode coordinator, RuleBreaker member, Run submitted) {
        this.coordinator = coordinator;
        this.member = member;
        this.submitted = submitted;
        this.told = member.follow();
        this.own = member.agreement(submitted, 3, 3600);
        member.send(own);
    }

    Run run() {
        return coordinator.store().runs().find(submitted.id()).orElseThrow();
    }

    /** After the roster. */
    KeyAdvertisement keys() {
        heard(1);
        var step = Instance.keyed(Contexts.secure(run()), member.site, member.key, RANDOM);
        instance = step.instance();
        return step.answer();
    }

    /** After everybody's keys. */
    PhaseReturn.Keys heardKeys() {
        return (PhaseReturn.Keys) returned(2);
    }

    SealedShares shares(PhaseReturn.Keys keys) {
        var step = instance.shared(keys.all(), member.key, RANDOM);
        instance = step.instance();
        return step.answer();
    }

    /** After everybody's shares; counts as they come, believed by nobody. */
    MaskedVector vector(Aggregate counts) {
        PhaseReturn.Shares shares = (PhaseReturn.Shares) returned(3);
        Cleared cleared = new DisclosurePolicy(SitePolicy.permissive(), member.site)
                .clear(counts, instance.context().roster(), 3);
        var step = instance.masked(shares.incoming(), shares.sharers(), cleared, member.key);
        instance = step.instance();
        return step.answer();
    }

    SurvivorSignature survivor() {
        var step = instance.confirmed(((PhaseReturn.Vectors) returned(4)).contributors(), member.key);
        instance = step.instance();
        return step.answer();
    }

    UnmaskingShares opening() {
        return instance.unmasked(((PhaseReturn.Quorum) returned(5)).survivors(), member.key)
                .answer();
    }

    /** Sends its keys and shares like any other member. */
    PlayedMember sharing() {
        member.answer(run(), keys());
        member.answer(run(), shares(heardKeys()));
        return this;
    }

    /** Sends these counts under its masks. */
    PlayedMember contributing(Aggregate counts) {
        MaskedVector vector = vector(counts);
        member.contribute(ContributionCodec.encode(submitted.id(), run().attempt(), vector));
        return this;
    }

    /** Signs and opens like any other member. */
    void finishing() {
        member.answer(run(), survivor());
        member.answer(run(), opening());
    }

    private PhaseReturn returned(int step) {
        return ((AssignmentBody.Returned) heard(step)).returned();
    }

    private AssignmentBody heard(int step) {
        while (true) {
            SignedAssignment next = next();
            if (next.run().equals(submitted.id()) && next.body().step() == step) {
                return next.body();
            }
        }
    }

    private SignedAssignment next() {
        try {
            Assignment message = told.poll(30, TimeUnit.SECONDS);
            if (message == null) {
                throw new AssertionError("the coordinator says nothing; " + run().state());
            }
            return AssignmentCodec.decode(message, run -> own, (digest, length) -> member.fetch(digest));
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
