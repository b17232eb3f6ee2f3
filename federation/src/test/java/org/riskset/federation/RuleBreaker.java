// SPDX-License-Identifier: Apache-2.0
package org.riskset.federation;

import com.google.protobuf.ByteString;
import io.grpc.stub.StreamObserver;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.riskset.coordinator.CoordinatorNode;
import org.riskset.coordinator.run.Contexts;
import org.riskset.coordinator.run.Run;
import org.riskset.privacy.disclosure.ReleaseConditions;
import org.riskset.privacy.identity.Acceptance;
import org.riskset.privacy.identity.Signature;
import org.riskset.privacy.identity.SiteId;
import org.riskset.privacy.identity.SiteKey;
import org.riskset.privacy.identity.Transcript;
import org.riskset.privacy.masking.OpenVector;
import org.riskset.privacy.masking.PhaseAnswer;
import org.riskset.proto.codec.AnswerCodec;
import org.riskset.proto.codec.ContributionCodec;
import org.riskset.proto.codec.InvitationDocument;
import org.riskset.proto.codec.PhaseCodec;
import org.riskset.proto.federation.v1.AnswerRequest;
import org.riskset.proto.federation.v1.AnswerServiceGrpc;
import org.riskset.proto.federation.v1.Assignment;
import org.riskset.proto.federation.v1.ContributeRequest;
import org.riskset.proto.federation.v1.ContributeResponse;
import org.riskset.proto.federation.v1.EnrollRequest;
import org.riskset.proto.federation.v1.EnrollmentServiceGrpc;
import org.riskset.proto.federation.v1.FetchRequest;
import org.riskset.proto.federation.v1.FollowRequest;
import org.riskset.proto.federation.v1.FollowResponse;
import org.riskset.proto.federation.v1.TaskServiceGrpc;
import org.riskset.proto.transport.CallFailure;
import org.riskset.proto.transport.Certificates;
import org.riskset.proto.transport.ConnectProxy;
import org.riskset.proto.transport.Deadlines;
import org.riskset.proto.transport.FederationChannel;
import org.riskset.proto.transport.TlsIdentity;
import org.riskset.proto.transport.TlsKeys;
import org.riskset.survival.digest.Digest;

/** A member of a real federation that follows no rule: own keys, a real certificate, any message it likes. */
final class RuleBreaker implements AutoCloseable {
    private static final SecureRandom RANDOM = new SecureRandom();

    final SiteId site;
    final SiteKey key;
    private final FederationChannel channel;

    private RuleBreaker(SiteId site, SiteKey key, FederationChannel channel) {
        this.site = site;
        this.key = key;
        this.channel = channel;
    }

    /** Invited, enrolled and certified like any other site. */
    static RuleBreaker enrolled(CoordinatorNode coordinator, String name) {
        InvitationDocument invitation = invitation(coordinator, name);
        SiteKey key = SiteKey.generate(RANDOM);
        TlsKeys tls = TlsKeys.generate(RANDOM);
        try (FederationChannel open = channel(invitation, Optional.empty())) {
            List<ByteString> chain = CallFailure.read(() -> EnrollmentServiceGrpc.newBlockingStub(open.channel())
                            .enroll(enrollment(invitation, invitation.code(), key, tls.request())))
                    .getCertificateChainList();
            TlsIdentity own = tls.certified(chain.stream()
                    .map(der -> Certificates.of(der.toByteArray()))
                    .toList());
            return new RuleBreaker(new SiteId(name), key, channel(invitation, Optional.of(own)));
        }
    }

    /** Somebody who shows this certificate. */
    static RuleBreaker showing(TlsIdentity tls, InvitationDocument invitation) {
        return new RuleBreaker(invitation.site(), SiteKey.generate(RANDOM), channel(invitation, Optional.of(tls)));
    }

    static InvitationDocument invitation(CoordinatorNode coordinator, String name) {
        String text = coordinator.invitations().invite(new SiteId(name), name, "", Duration.ofHours(1), true);
        return InvitationDocument.read(text, Clock.systemUTC().instant());
    }

    static FederationChannel channel(InvitationDocument invitation, Optional<TlsIdentity> own) {
        return FederationChannel.open(
                invitation.address(), Certificates.of(invitation.authorityDer()), own, ConnectProxy.none());
    }

    /** A request for a certificate, correctly signed. */
    static EnrollRequest enrollment(InvitationDocument invitation, String code, SiteKey key, byte[] request) {
        Transcript transcript = Transcript.of("enroll")
                .text(invitation.site().value())
                .text(code)
                .digest(Digest.of(request));
        return EnrollRequest.newBuilder()
                .setSite(invitation.site().value())
                .setCode(code)
                .setIdentityPublic(ByteString.copyFrom(key.publicKey()))
                .setCertificateRequest(ByteString.copyFrom(request))
                .setSignature(ByteString.copyFrom(key.sign(transcript)))
                .build();
    }

    /** What an honest site would sign; {@code expires} in seconds from now. */
    Acceptance agreement(Run run, int minSites, long expires) {
        Acceptance unsigned = new Acceptance(
                run.id(),
                run.attempt(),
                run.question().mode(),
                run.question().study(),
                run.question().plan(),
                new ReleaseConditions(minSites).canonicalJson(),
                Acceptance.NOTHING_SEEN,
                Clock.systemUTC().instant().getEpochSecond() + expires,
                null);
        return unsigned.signedBy(key);
    }

    void accept(Run run) {
        send(agreement(run, 1, 3600));
    }

    void send(Acceptance acceptance) {
        CallFailure.read(() -> answers().accept(AnswerCodec.encode(acceptance)));
    }

    void send(org.riskset.privacy.identity.Decline decline) {
        CallFailure.read(() -> answers().decline(AnswerCodec.encode(decline)));
    }

    void answer(Run run, PhaseAnswer answer) {
        answer(PhaseCodec.encode(run.id(), run.attempt(), answer));
    }

    void answer(AnswerRequest message) {
        CallFailure.read(() -> answers().answer(message));
    }

    /** What the coordinator tells this member from now on, in its order. */
    BlockingQueue<Assignment> follow() {
        BlockingQueue<Assignment> told = new LinkedBlockingQueue<>();
        TaskServiceGrpc.newStub(channel.channel())
                .follow(FollowRequest.newBuilder().setVersion("hostile").build(), new StreamObserver<>() {
                    @Override
                    public void onNext(FollowResponse response) {
                        if (response.hasAssignment()) {
                            told.add(response.getAssignment());
                        }
                    }

                    @Override
                    public void onError(Throwable ended) {}

                    @Override
                    public void onCompleted() {}
                });
        return told;
    }

    byte[] fetch(Digest digest) {
        FetchRequest request = FetchRequest.newBuilder()
                .setDigest(ByteString.copyFrom(digest.bytes()))
                .build();
        return CallFailure.read(() -> {
            var chunks = Deadlines.ANSWER
                    .on(TaskServiceGrpc.newBlockingStub(channel.channel()))
                    .fetch(request);
            ByteString all = ByteString.EMPTY;
            while (chunks.hasNext()) {
                all = all.concat(chunks.next().getChunk());
            }
            return all.toByteArray();
        });
    }

    /** A vector of these counts as this site's key signs it. */
    List<ContributeRequest> vector(Run run, long... lanes) {
        int index = run.roster().member(site).orElseThrow().index();
        return vector(run, index, Contexts.of(run), key, lanes);
    }

    static List<ContributeRequest> vector(Run run, int index, byte[] context, SiteKey signer, long... lanes) {
        ByteBuffer buffer = ByteBuffer.allocate(8 * lanes.length).order(ByteOrder.LITTLE_ENDIAN);
        for (long lane : lanes) {
            buffer.putLong(lane);
        }
        byte[] bytes = buffer.array();
        Transcript transcript = Transcript.of("plain").bytes(context).u16(index).digest(Digest.of(bytes));
        Signature signature = Signature.of(signer.sign(transcript));
        return ContributionCodec.encode(
                run.id(), run.attempt(), OpenVector.received(context, index, 3, bytes, signature));
    }

    /** Sends these messages as one contribution and waits for the answer. */
    void contribute(List<ContributeRequest> messages) {
        CompletableFuture<ContributeResponse> answer = new CompletableFuture<>();
        StreamObserver<ContributeRequest> out = Deadlines.ANSWER
                .on(AnswerServiceGrpc.newStub(channel.channel()))
                .contribute(new StreamObserver<>() {
                    @Override
                    public void onNext(ContributeResponse response) {
                        answer.complete(response);
                    }

                    @Override
                    public void onError(Throwable failure) {
                        answer.completeExceptionally(failure);
                    }

                    @Override
                    public void onCompleted() {
                        answer.completeExceptionally(new IllegalStateException("no answer"));
                    }
                });
        messages.forEach(out::onNext);
        out.onCompleted();
        try {
            answer.get(30, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw CallFailure.of(e.getCause());
        } catch (InterruptedException | TimeoutException e) {
            throw new IllegalStateException(e);
        }
    }

    private AnswerServiceGrpc.AnswerServiceBlockingStub answers() {
        return Deadlines.ANSWER.on(AnswerServiceGrpc.newBlockingStub(channel.channel()));
    }

    @Override
    public void close() {
        channel.close();
    }
}
