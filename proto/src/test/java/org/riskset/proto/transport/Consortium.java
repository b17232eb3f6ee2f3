// SPDX-License-Identifier: Apache-2.0
package org.riskset.proto.transport;

import io.grpc.stub.StreamObserver;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.riskset.privacy.identity.SiteId;
import org.riskset.proto.codec.CoordinatorAddress;
import org.riskset.proto.codec.ExchangeError;
import org.riskset.proto.federation.v1.AcceptRequest;
import org.riskset.proto.federation.v1.AcceptResponse;
import org.riskset.proto.federation.v1.AnswerServiceGrpc;
import org.riskset.proto.federation.v1.EnrollRequest;
import org.riskset.proto.federation.v1.EnrollResponse;
import org.riskset.proto.federation.v1.EnrollmentServiceGrpc;
import org.riskset.survival.error.Place;
import org.riskset.survival.error.Problem;
import org.riskset.survival.error.RisksetException;

/** A coordinator that listens on a free port of this machine and answers every site by name. */
final class Consortium implements AutoCloseable {
    static final SecureRandom RANDOM = new SecureRandom();

    static final List<Problem> PROBLEMS = List.of(
            Problem.of(ExchangeError.INVITATION_VALUE, "unknown key \"grup_by\"")
                    .with(Problem.SEEN, "first")
                    .with(Problem.SEEN, "again")
                    .with(Problem.DO, "write groupBy")
                    .under("/groupBy")
                    .at(new Place("os-age.yaml", 6, 3, "  grup_by: age")),
            Problem.of(ExchangeError.PROXY_ADDRESS, "not a proxy"));

    volatile Optional<SiteId> lastCaller = Optional.empty();
    final CertificateAuthority authority;
    final FederationServer server;

    private static final Clock LONG_AGO = Clock.offset(Clock.systemUTC(), Duration.ofDays(-400));

    private Consortium(Clock clock, String host) {
        authority = CertificateAuthority.generate("Test consortium", clock, RANDOM);
        server = FederationServer.of(
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                        authority.issueServer(List.of(host)),
                        authority.certificate(),
                        List.of(new Answers(), new Enrollments()),
                        Set.of(EnrollmentServiceGrpc.getEnrollMethod().getFullMethodName()),
                        Clock.systemUTC())
                .start();
    }

    static Consortium start() {
        return new Consortium(Clock.systemUTC(), "127.0.0.1");
    }

    static Consortium named(String host) {
        return new Consortium(Clock.systemUTC(), host);
    }

    static Consortium longAgo() {
        return new Consortium(LONG_AGO, "127.0.0.1");
    }

    CoordinatorAddress address() {
        return new CoordinatorAddress("127.0.0.1", server.port());
    }

    static CertificateAuthority authority(String name) {
        return CertificateAuthority.generate(name, Clock.systemUTC(), RANDOM);
    }

    static TlsIdentity certified(CertificateAuthority authority, String site) {
        TlsKeys keys = TlsKeys.generate(RANDOM);
        return keys.certified(authority.issueSite(new SiteId(site), keys.request()));
    }

    TlsIdentity certified(String site) {
        return certified(authority, site);
    }

    /** Issued by the same authority, when its clock showed another year. */
    TlsIdentity expired(String site) {
        return certified(authority.at(LONG_AGO), site);
    }

    FederationChannel channel(TlsIdentity own) {
        return FederationChannel.open(address(), authority.certificate(), Optional.of(own), ConnectProxy.none());
    }

    FederationChannel channelWithoutCertificate() {
        return FederationChannel.open(address(), authority.certificate(), Optional.empty(), ConnectProxy.none());
    }

    @Override
    public void close() {
        server.close();
    }

    /** Keeps who called last; fails as the conditions ask. */
    private final class Answers extends AnswerServiceGrpc.AnswerServiceImplBase {
        @Override
        public void accept(AcceptRequest request, StreamObserver<AcceptResponse> response) {
            lastCaller = PeerCertificate.current().map(PeerCertificate::site);
            switch (request.getConditions()) {
                case "throw" -> throw RisksetException.of(PROBLEMS);
                case "tell" -> response.onError(RisksetException.of(PROBLEMS));
                case "bug" -> throw new IllegalStateException("patient 4711");
                case "wait" -> {}
                default -> {
                    response.onNext(AcceptResponse.getDefaultInstance());
                    response.onCompleted();
                }
            }
        }
    }

    private static final class Enrollments extends EnrollmentServiceGrpc.EnrollmentServiceImplBase {
        @Override
        public void enroll(EnrollRequest request, StreamObserver<EnrollResponse> response) {
            response.onNext(EnrollResponse.getDefaultInstance());
            response.onCompleted();
        }
    }
}
