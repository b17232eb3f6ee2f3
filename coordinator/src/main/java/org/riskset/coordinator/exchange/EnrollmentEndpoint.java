// SPDX-License-Identifier: Apache-2.0
package org.riskset.coordinator.exchange;

import com.google.protobuf.ByteString;
import io.grpc.stub.StreamObserver;
import java.util.Base64;
import java.util.Optional;
import org.riskset.coordinator.enrollment.Enrollment;
import org.riskset.coordinator.enrollment.EnrollmentError;
import org.riskset.privacy.identity.PublicIdentity;
import org.riskset.privacy.identity.SiteId;
import org.riskset.privacy.identity.Transcript;
import org.riskset.proto.federation.v1.EnrollRequest;
import org.riskset.proto.federation.v1.EnrollResponse;
import org.riskset.proto.federation.v1.EnrollmentServiceGrpc;
import org.riskset.survival.digest.Digest;
import org.riskset.survival.error.Problem;
import org.riskset.survival.error.RisksetException;

/** The one call that needs no certificate: asking for one. */
public final class EnrollmentEndpoint extends EnrollmentServiceGrpc.EnrollmentServiceImplBase {
    private static final SiteId UNNAMED = new SiteId("(unnamed)");

    private final Enrollment enrollment;
    private final byte[] authority;

    /**
     * The endpoint of a coordinator.
     *
     * @param authority its certificate authority's certificate, DER
     */
    public EnrollmentEndpoint(Enrollment enrollment, byte[] authority) {
        this.enrollment = enrollment;
        this.authority = authority.clone();
    }

    @Override
    public void enroll(EnrollRequest request, StreamObserver<EnrollResponse> out) {
        Calls.answer(UNNAMED, out, () -> enrolled(request));
    }

    private EnrollResponse enrolled(EnrollRequest request) {
        SiteId site = new SiteId(request.getSite());
        if (request.getIdentityPublic().size() != 32 || !proven(request)) {
            throw RisksetException.of(
                    Problem.of(EnrollmentError.NOT_PROVEN, "the request of " + site + " is not signed by its key")
                            .with(Problem.DO, "enroll again with the key that site init has made"));
        }
        PublicIdentity key = PublicIdentity.of(request.getIdentityPublic().toByteArray());
        String csr = Base64.getEncoder()
                .encodeToString(request.getCertificateRequest().toByteArray());
        Optional<String> certificate = enrollment.enroll(site, request.getCode(), key, csr);
        EnrollResponse.Builder response = EnrollResponse.newBuilder();
        certificate.ifPresent(der -> response.addCertificateChain(
                        ByteString.copyFrom(Base64.getDecoder().decode(der)))
                .addCertificateChain(ByteString.copyFrom(authority)));
        return response.build();
    }

    private static boolean proven(EnrollRequest request) {
        PublicIdentity key = PublicIdentity.of(request.getIdentityPublic().toByteArray());
        Transcript transcript = Transcript.of("enroll")
                .text(request.getSite())
                .text(request.getCode())
                .digest(Digest.of(request.getCertificateRequest().toByteArray()));
        return key.verify(transcript, request.getSignature().toByteArray());
    }
}
