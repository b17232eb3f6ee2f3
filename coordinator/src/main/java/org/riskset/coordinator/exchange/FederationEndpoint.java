// SPDX-License-Identifier: Apache-2.0
package org.riskset.coordinator.exchange;

import io.grpc.stub.StreamObserver;
import java.time.Clock;
import org.riskset.coordinator.run.RunDriver;
import org.riskset.coordinator.run.Runs;
import org.riskset.privacy.identity.SiteId;
import org.riskset.proto.codec.AnswerCodec;
import org.riskset.proto.codec.PhaseCodec;
import org.riskset.proto.federation.v1.AcceptRequest;
import org.riskset.proto.federation.v1.AcceptResponse;
import org.riskset.proto.federation.v1.AnswerRequest;
import org.riskset.proto.federation.v1.AnswerResponse;
import org.riskset.proto.federation.v1.AnswerServiceGrpc;
import org.riskset.proto.federation.v1.ComplainRequest;
import org.riskset.proto.federation.v1.ComplainResponse;
import org.riskset.proto.federation.v1.ContributeRequest;
import org.riskset.proto.federation.v1.ContributeResponse;
import org.riskset.proto.federation.v1.DeclineRequest;
import org.riskset.proto.federation.v1.DeclineResponse;

/** What sites answer. Every call is idempotent: the same bytes again succeed and change nothing. */
public final class FederationEndpoint extends AnswerServiceGrpc.AnswerServiceImplBase {
    private final SiteAuthentication authentication;
    private final AnswerIntake intake;
    private final PhaseIntake phases;
    private final Runs runs;
    private final Vectors vectors;

    public FederationEndpoint(
            SiteAuthentication authentication,
            Runs runs,
            RunDriver driver,
            Vectors vectors,
            PhaseBodies bodies,
            Clock clock) {
        this.authentication = authentication;
        this.intake = new AnswerIntake(runs, driver, clock);
        this.phases = new PhaseIntake(runs, driver, bodies);
        this.runs = runs;
        this.vectors = vectors;
    }

    @Override
    public void accept(AcceptRequest request, StreamObserver<AcceptResponse> out) {
        SiteId site = authentication.caller();
        Calls.answer(site, out, () -> {
            authentication.member(site);
            intake.accept(site, AnswerCodec.decode(request));
            return AcceptResponse.getDefaultInstance();
        });
    }

    @Override
    public void decline(DeclineRequest request, StreamObserver<DeclineResponse> out) {
        SiteId site = authentication.caller();
        Calls.answer(site, out, () -> {
            authentication.member(site);
            intake.decline(site, AnswerCodec.decode(request));
            return DeclineResponse.getDefaultInstance();
        });
    }

    @Override
    public void answer(AnswerRequest request, StreamObserver<AnswerResponse> out) {
        SiteId site = authentication.caller();
        Calls.answer(site, out, () -> {
            authentication.member(site);
            PhaseCodec.Answered message = PhaseCodec.decode(request);
            phases.answer(site, message.run(), message.attempt(), message.answer());
            return AnswerResponse.getDefaultInstance();
        });
    }

    @Override
    public void complain(ComplainRequest request, StreamObserver<ComplainResponse> out) {
        SiteId site = authentication.caller();
        Calls.answer(site, out, () -> {
            authentication.member(site);
            PhaseCodec.Complained message = PhaseCodec.decode(request);
            phases.complain(site, message.run(), message.attempt(), message.complaint());
            return ComplainResponse.getDefaultInstance();
        });
    }

    @Override
    public StreamObserver<ContributeRequest> contribute(StreamObserver<ContributeResponse> out) {
        SiteId site = authentication.caller();
        return new Incoming(site, new ContributionReceiver(site, runs, vectors), out);
    }

    /** The chunks of one vector; after the first refusal nothing more is looked at. */
    private final class Incoming implements StreamObserver<ContributeRequest> {
        private final SiteId site;
        private final ContributionReceiver receiver;
        private final StreamObserver<ContributeResponse> out;
        private boolean refused;

        Incoming(SiteId site, ContributionReceiver receiver, StreamObserver<ContributeResponse> out) {
            this.site = site;
            this.receiver = receiver;
            this.out = out;
        }

        @Override
        public void onNext(ContributeRequest message) {
            if (refused) {
                return;
            }
            try {
                authentication.member(site);
                receiver.next(message);
            } catch (RuntimeException e) {
                refused = true;
                Calls.fail(site, out, e);
            }
        }

        @Override
        public void onError(Throwable broken) {
            refused = true; // the site sends it again when it is back
        }

        @Override
        public void onCompleted() {
            if (!refused) {
                Calls.answer(site, out, () -> {
                    receiver.complete();
                    return ContributeResponse.getDefaultInstance();
                });
            }
        }
    }
}
