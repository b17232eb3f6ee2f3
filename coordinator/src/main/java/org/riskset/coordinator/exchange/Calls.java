// SPDX-License-Identifier: Apache-2.0
package org.riskset.coordinator.exchange;

import io.grpc.stub.StreamObserver;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import org.riskset.privacy.identity.SiteId;
import org.riskset.proto.codec.ErrorCodec;
import org.riskset.survival.error.RisksetException;

/** How a call ends: with its answer, or with an error that carries its code. What was refused is logged once, here. */
final class Calls {
    private static final Logger LOG = System.getLogger(Calls.class.getName());

    private Calls() {}

    /** Work that may be refused. */
    @FunctionalInterface
    interface Work<T> {
        T done();
    }

    static <T> void answer(SiteId site, StreamObserver<T> out, Work<T> work) {
        T answer;
        try {
            answer = work.done();
        } catch (RuntimeException e) {
            fail(site, out, e);
            return;
        }
        out.onNext(answer);
        out.onCompleted();
    }

    static void fail(SiteId site, StreamObserver<?> out, RuntimeException e) {
        if (e instanceof RisksetException refused) {
            LOG.log(Level.WARNING, "a message of {0} was refused: {1}", site, refused.getMessage());
        } else {
            LOG.log(Level.ERROR, "a message of " + site + " could not be worked on", e);
        }
        out.onError(ErrorCodec.encode(e));
    }
}
