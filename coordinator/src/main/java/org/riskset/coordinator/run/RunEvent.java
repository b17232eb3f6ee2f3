// SPDX-License-Identifier: Apache-2.0
package org.riskset.coordinator.run;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import org.riskset.privacy.identity.Acceptance;
import org.riskset.privacy.identity.Decline;
import org.riskset.privacy.identity.SiteId;

/** What can happen to a run. Signatures and digests were checked before. */
public sealed interface RunEvent {

    <R> R fold(
            Function<Accepted, R> accepted,
            Function<Declined, R> declined,
            Function<Contributed, R> contributed,
            Function<Ticked, R> ticked,
            Function<Ended, R> ended);

    /** A site agrees. */
    record Accepted(SiteId site, Acceptance acceptance) implements RunEvent {
        @Override
        public <R> R fold(
                Function<Accepted, R> accepted,
                Function<Declined, R> declined,
                Function<Contributed, R> contributed,
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
                Function<Contributed, R> contributed,
                Function<Ticked, R> ticked,
                Function<Ended, R> ended) {
            return declined.apply(this);
        }
    }

    /** A site's vector is here. */
    record Contributed(SiteId site, Receipt receipt) implements RunEvent {
        @Override
        public <R> R fold(
                Function<Accepted, R> accepted,
                Function<Declined, R> declined,
                Function<Contributed, R> contributed,
                Function<Ticked, R> ticked,
                Function<Ended, R> ended) {
            return contributed.apply(this);
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
                Function<Contributed, R> contributed,
                Function<Ticked, R> ticked,
                Function<Ended, R> ended) {
            return ticked.apply(this);
        }
    }

    /**
     * The result is there, or there will be none.
     *
     * @param outcome an ended state; {@link RunState#COMPLETE} stands for any result
     */
    record Ended(RunState outcome, Optional<String> problem) implements RunEvent {
        @Override
        public <R> R fold(
                Function<Accepted, R> accepted,
                Function<Declined, R> declined,
                Function<Contributed, R> contributed,
                Function<Ticked, R> ticked,
                Function<Ended, R> ended) {
            return ended.apply(this);
        }
    }
}
