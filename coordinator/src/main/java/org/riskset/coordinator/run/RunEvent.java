// SPDX-License-Identifier: Apache-2.0
package org.riskset.coordinator.run;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import org.riskset.privacy.identity.Acceptance;
import org.riskset.privacy.identity.Decline;
import org.riskset.privacy.identity.SiteId;
import org.riskset.privacy.masking.KeyAdvertisement;
import org.riskset.privacy.masking.Phase;
import org.riskset.survival.digest.Digest;

/** What can happen to a run. Signatures and digests were checked before. */
public sealed interface RunEvent {

    <R> R fold(
            Function<Accepted, R> accepted,
            Function<Declined, R> declined,
            Function<Answered, R> answered,
            Function<Ticked, R> ticked,
            Function<Ended, R> ended);

    /** A site agrees. */
    record Accepted(SiteId site, Acceptance acceptance) implements RunEvent {
        @Override
        public <R> R fold(
                Function<Accepted, R> accepted,
                Function<Declined, R> declined,
                Function<Answered, R> answered,
                Function<Ticked, R> ticked,
                Function<Ended, R> ended) {
            return accepted.apply(this);
        }
    }

    /** A site refuses, rejects or leaves. */
    record Declined(SiteId site, Decline decline) implements RunEvent {
        @Override
        public <R> R fold(
                Function<Accepted, R> accepted,
                Function<Declined, R> declined,
                Function<Answered, R> answered,
                Function<Ticked, R> ticked,
                Function<Ended, R> ended) {
            return declined.apply(this);
        }
    }

    /**
     * A site's answer in a phase is here.
     *
     * @param keys what it advertises, in the phase of that name
     */
    record Answered(SiteId site, Phase phase, Receipt receipt, Optional<KeyAdvertisement> keys) implements RunEvent {

        /** A site's vector is here. */
        public static Answered vector(SiteId site, Receipt receipt) {
            return new Answered(site, Phase.VECTOR, receipt, Optional.empty());
        }

        @Override
        public <R> R fold(
                Function<Accepted, R> accepted,
                Function<Declined, R> declined,
                Function<Answered, R> answered,
                Function<Ticked, R> ticked,
                Function<Ended, R> ended) {
            return answered.apply(this);
        }
    }

    /**
     * Time has passed, or another run has ended.
     *
     * @param studyIsFree whether no other run of the same study is being collected
     */
    record Ticked(Instant now, boolean studyIsFree) implements RunEvent {
        @Override
        public <R> R fold(
                Function<Accepted, R> accepted,
                Function<Declined, R> declined,
                Function<Answered, R> answered,
                Function<Ticked, R> ticked,
                Function<Ended, R> ended) {
            return ticked.apply(this);
        }
    }

    /**
     * The result is there, or there will be none.
     *
     * @param outcome an ended state; {@link RunState#COMPLETE} stands for any result
     * @param sum names the opened sum, in secure mode
     */
    record Ended(RunState outcome, Optional<String> problem, Optional<Digest> sum) implements RunEvent {

        /** Without a sum that was opened. */
        public Ended(RunState outcome, Optional<String> problem) {
            this(outcome, problem, Optional.empty());
        }

        @Override
        public <R> R fold(
                Function<Accepted, R> accepted,
                Function<Declined, R> declined,
                Function<Answered, R> answered,
                Function<Ticked, R> ticked,
                Function<Ended, R> ended) {
            return ended.apply(this);
        }
    }
}
