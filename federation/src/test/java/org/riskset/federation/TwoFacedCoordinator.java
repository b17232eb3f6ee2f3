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
import java.util.concurrent.ConcurrentHashMap;
import org.riskset.privacy.identity.SiteId;
import org.riskset.privacy.identity.SiteKey;
import org.riskset.proto.codec.CoordinatorAddress;
import org.riskset.proto.codec.InvitationDocument;
import org.riskset.proto.federation.v1.Assignment;
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
import org.riskset.proto.transport.PeerCertificate;
import org.riskset.survival.digest.Digest;

/**
 * A coordinator over real gRPC, with the certificate and the key that every site trusts. It checks nothing, keeps all it
 * hears and tells each site whatever a test puts into its mouth.
 */
final class TwoFacedCoordinator implements AutoCloseable {
    private static final int CHUNK = 512 * 1024;
    private static final SecureRandom RANDOM = new SecureRandom();

    final SiteKey key = SiteKey.generate(RANDOM);
    final SiteKey requester = SiteKey.generate(RANDOM);
    final Map<Digest, byte[]> library = new ConcurrentHashMap<>();
    final Overheard overheard = new Overheard();
    private final Map<String, StreamObserver<FollowResponse>> streams = new ConcurrentHashMap<>();
    private final CertificateAuthority authority =
            CertificateAuthority.generate("two-faced", Clock.systemUTC(), RANDOM);
    private final FederationServer server;

    TwoFacedCoordinator() {
        server = FederationServer.of(
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                        authority.issueServer(List.of("127.0.0.1")),
                        authority.certificate(),
                        List.of(new Tasks(), overheard.service(), new Enrollments()),
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

    boolean follows(String site) {
        return streams.containsKey(site);
    }

    void send(String site, Assignment assignment) {
        streams.get(site)
                .onNext(FollowResponse.newBuilder().setAssignment(assignment).build());
    }

    /** Ends the connection; the site comes back by itself. */
    void hangUp(String site) {
        streams.remove(site).onCompleted();
    }

    static String caller() {
        return PeerCertificate.current().orElseThrow().site().value();
    }

    @Override
    public void close() {
        server.close();
    }

    private final class Tasks extends TaskServiceGrpc.TaskServiceImplBase {
        @Override
        public void follow(FollowRequest request, StreamObserver<FollowResponse> out) {
            out.onNext(FollowResponse.getDefaultInstance());
            streams.put(caller(), out);
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
