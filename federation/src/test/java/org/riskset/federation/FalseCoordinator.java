// SPDX-License-Identifier: Apache-2.0
package org.riskset.federation;

import com.google.protobuf.ByteString;
import io.grpc.stub.StreamObserver;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.riskset.privacy.identity.SiteId;
import org.riskset.privacy.identity.SiteKey;
import org.riskset.proto.codec.CoordinatorAddress;
import org.riskset.proto.codec.InvitationDocument;
import org.riskset.proto.federation.v1.AcceptRequest;
import org.riskset.proto.federation.v1.AcceptResponse;
import org.riskset.proto.federation.v1.AnswerServiceGrpc;
import org.riskset.proto.federation.v1.Assignment;
import org.riskset.proto.federation.v1.ContributeRequest;
import org.riskset.proto.federation.v1.ContributeResponse;
import org.riskset.proto.federation.v1.DeclineRequest;
import org.riskset.proto.federation.v1.DeclineResponse;
import org.riskset.proto.federation.v1.EnrollRequest;
import org.riskset.proto.federation.v1.EnrollResponse;
import org.riskset.proto.federation.v1.EnrollmentServiceGrpc;
import org.riskset.proto.federation.v1.FetchRequest;
import org.riskset.proto.federation.v1.FetchResponse;
import org.riskset.proto.federation.v1.FollowRequest;
import org.riskset.proto.federation.v1.FollowResponse;
import org.riskset.proto.federation.v1.TaskServiceGrpc;
import org.riskset.proto.transport.CertificateAuthority;
import org.riskset.proto.transport.Certificates;
import org.riskset.proto.transport.FederationServer;
import org.riskset.survival.digest.Digest;

/** A coordinator with the right certificate and the right key that sends whatever a test tells it to. */
final class FalseCoordinator implements AutoCloseable {
    private static final int CHUNK = 512 * 1024;
    private static final SecureRandom RANDOM = new SecureRandom();

    final SiteKey key = SiteKey.generate(RANDOM);
    final Map<Digest, byte[]> library = new ConcurrentHashMap<>();
    final AtomicInteger failures = new AtomicInteger();
    final BlockingQueue<Object> received = new LinkedBlockingQueue<>();
    private final BlockingQueue<StreamObserver<FollowResponse>> streams = new LinkedBlockingQueue<>();
    private final CertificateAuthority authority = CertificateAuthority.generate("false", Clock.systemUTC(), RANDOM);
    private final FederationServer server;
    private StreamObserver<FollowResponse> stream;

    FalseCoordinator() {
        server = FederationServer.of(
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                        authority.issueServer(List.of("127.0.0.1")),
                        authority.certificate(),
                        List.of(new Tasks(), new Answers(), new Enrollments()),
                        Set.of(EnrollmentServiceGrpc.getEnrollMethod().getFullMethodName()),
                        Clock.systemUTC())
                .start();
    }

    String invitation(String site) {
        InvitationDocument invitation = new InvitationDocument(
                new SiteId(site),
                site,
                SampleStudy.ID,
                new CoordinatorAddress("127.0.0.1", server.port()),
                Base64.getEncoder().encodeToString(Certificates.der(authority.certificate())),
                key.identity(),
                List.of(),
                InvitationDocument.randomCode(RANDOM),
                Clock.systemUTC().instant().plus(Duration.ofHours(1)));
        return invitation.write(key);
    }

    /** Waits until the site follows, also again. */
    void awaitSite() throws InterruptedException {
        stream = streams.poll(30, TimeUnit.SECONDS);
        if (stream == null) {
            throw new AssertionError("the site did not come");
        }
    }

    void send(Assignment assignment) {
        stream.onNext(FollowResponse.newBuilder().setAssignment(assignment).build());
    }

    /** The next message of the site, of this kind. */
    <T> T next(Class<T> kind) throws InterruptedException {
        Object message = received.poll(30, TimeUnit.SECONDS);
        if (!kind.isInstance(message)) {
            throw new AssertionError("expected " + kind.getSimpleName() + ", got " + message);
        }
        return kind.cast(message);
    }

    private boolean failsOnPurpose() {
        return failures.getAndUpdate(n -> Math.max(0, n - 1)) > 0;
    }

    @Override
    public void close() {
        server.close();
    }

    private final class Tasks extends TaskServiceGrpc.TaskServiceImplBase {
        @Override
        public void follow(FollowRequest request, StreamObserver<FollowResponse> out) {
            out.onNext(FollowResponse.getDefaultInstance());
            streams.add(out);
        }

        @Override
        public void fetch(FetchRequest request, StreamObserver<FetchResponse> out) {
            byte[] document = library.get(Digest.ofHash(request.getDigest().toByteArray()));
            for (int at = 0; at < document.length; at += CHUNK) {
                ByteString chunk = ByteString.copyFrom(document, at, Math.min(CHUNK, document.length - at));
                out.onNext(FetchResponse.newBuilder().setChunk(chunk).build());
            }
            out.onCompleted();
        }
    }

    private final class Answers extends AnswerServiceGrpc.AnswerServiceImplBase {
        @Override
        public void accept(AcceptRequest request, StreamObserver<AcceptResponse> out) {
            if (failsOnPurpose()) {
                throw new IllegalStateException("the database is locked");
            }
            received.add(request);
            out.onNext(AcceptResponse.getDefaultInstance());
            out.onCompleted();
        }

        @Override
        public void decline(DeclineRequest request, StreamObserver<DeclineResponse> out) {
            received.add(request);
            out.onNext(DeclineResponse.getDefaultInstance());
            out.onCompleted();
        }

        @Override
        public StreamObserver<ContributeRequest> contribute(StreamObserver<ContributeResponse> out) {
            return new StreamObserver<>() {
                @Override
                public void onNext(ContributeRequest part) {
                    if (part.hasHeader()) {
                        received.add(part.getHeader());
                    }
                }

                @Override
                public void onError(Throwable broken) {}

                @Override
                public void onCompleted() {
                    out.onNext(ContributeResponse.getDefaultInstance());
                    out.onCompleted();
                }
            };
        }
    }

    private final class Enrollments extends EnrollmentServiceGrpc.EnrollmentServiceImplBase {
        @Override
        public void enroll(EnrollRequest request, StreamObserver<EnrollResponse> out) {
            EnrollResponse.Builder response = EnrollResponse.newBuilder();
            authority
                    .issueSite(
                            new SiteId(request.getSite()),
                            request.getCertificateRequest().toByteArray())
                    .forEach(c -> response.addCertificateChain(ByteString.copyFrom(Certificates.der(c))));
            out.onNext(response.build());
            out.onCompleted();
        }
    }
}
