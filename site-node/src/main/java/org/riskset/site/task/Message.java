// SPDX-License-Identifier: Apache-2.0
package org.riskset.site.task;

import java.util.function.Function;
import org.riskset.privacy.identity.Acceptance;
import org.riskset.privacy.identity.RunId;
import org.riskset.privacy.masking.OpenVector;

/** Something on its way to the coordinator. It is stored before it leaves and sent unchanged until acknowledged. */
public sealed interface Message {

    RunId run();

    int attempt();

    <R> R fold(Function<Accept, R> accept, Function<Decline, R> decline, Function<Contribute, R> contribute);

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
                Function<Accept, R> accept, Function<Decline, R> decline, Function<Contribute, R> contribute) {
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
                Function<Accept, R> accept, Function<Decline, R> decline, Function<Contribute, R> contribute) {
            return decline.apply(this);
        }
    }

    /** This site's counts. */
    record Contribute(RunId run, int attempt, OpenVector vector) implements Message {
        @Override
        public <R> R fold(
                Function<Accept, R> accept, Function<Decline, R> decline, Function<Contribute, R> contribute) {
            return contribute.apply(this);
        }
    }
}
