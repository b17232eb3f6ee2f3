// SPDX-License-Identifier: Apache-2.0
package org.riskset.site.task;

import java.util.function.Function;
import org.riskset.privacy.identity.Acceptance;
import org.riskset.privacy.identity.RunId;
import org.riskset.privacy.masking.Complaint;
import org.riskset.privacy.masking.Contribution;
import org.riskset.privacy.masking.PhaseAnswer;

/** Something on its way to the coordinator. It is stored before it leaves and sent unchanged until acknowledged. */
public sealed interface Message {

    RunId run();

    int attempt();

    <R> R fold(
            Function<Accept, R> accept,
            Function<Decline, R> decline,
            Function<Contribute, R> contribute,
            Function<Answer, R> answer,
            Function<Complain, R> complain);

    /** This site agrees. */
    record Accept(Acceptance acceptance) implements Message {
        @Override
        public RunId run() {
            return acceptance.run();
        }

        @Override
        public int attempt() {
            return acceptance.attempt();
        }

        @Override
        public <R> R fold(
                Function<Accept, R> accept,
                Function<Decline, R> decline,
                Function<Contribute, R> contribute,
                Function<Answer, R> answer,
                Function<Complain, R> complain) {
            return accept.apply(this);
        }
    }

    /** This site refuses, rejects or leaves. */
    record Decline(org.riskset.privacy.identity.Decline decline) implements Message {
        @Override
        public RunId run() {
            return decline.run();
        }

        @Override
        public int attempt() {
            return decline.attempt();
        }

        @Override
        public <R> R fold(
                Function<Accept, R> accept,
                Function<Decline, R> decline,
                Function<Contribute, R> contribute,
                Function<Answer, R> answer,
                Function<Complain, R> complain) {
            return decline.apply(this);
        }
    }

    /** This site's counts, readable or masked. */
    record Contribute(RunId run, int attempt, Contribution vector) implements Message {
        @Override
        public <R> R fold(
                Function<Accept, R> accept,
                Function<Decline, R> decline,
                Function<Contribute, R> contribute,
                Function<Answer, R> answer,
                Function<Complain, R> complain) {
            return contribute.apply(this);
        }
    }

    /** This site's answer in a phase other than that of the counts. */
    record Answer(RunId run, int attempt, PhaseAnswer answer) implements Message {
        @Override
        public <R> R fold(
                Function<Accept, R> accept,
                Function<Decline, R> decline,
                Function<Contribute, R> contribute,
                Function<Answer, R> answer,
                Function<Complain, R> complain) {
            return answer.apply(this);
        }
    }

    /** A share that was meant for this site does not open. */
    record Complain(RunId run, int attempt, Complaint complaint) implements Message {
        @Override
        public <R> R fold(
                Function<Accept, R> accept,
                Function<Decline, R> decline,
                Function<Contribute, R> contribute,
                Function<Answer, R> answer,
                Function<Complain, R> complain) {
            return complain.apply(this);
        }
    }
}
