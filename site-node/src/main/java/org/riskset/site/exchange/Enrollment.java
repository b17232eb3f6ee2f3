// SPDX-License-Identifier: Apache-2.0
package org.riskset.site.exchange;

import com.google.protobuf.ByteString;
import java.security.cert.X509Certificate;
import java.util.List;
import org.riskset.privacy.identity.SiteKey;
import org.riskset.privacy.identity.Transcript;
import org.riskset.proto.codec.InvitationDocument;
import org.riskset.proto.federation.v1.EnrollRequest;
import org.riskset.proto.federation.v1.EnrollResponse;
import org.riskset.proto.federation.v1.EnrollmentServiceGrpc;
import org.riskset.proto.transport.CallFailure;
import org.riskset.proto.transport.Certificates;
import org.riskset.proto.transport.Deadlines;
import org.riskset.proto.transport.FederationChannel;
import org.riskset.survival.digest.Digest;

/** Asks for this site's certificate with the code of an invitation; the same request may be repeated. */
public final class Enrollment {
    private final EnrollRequest request;
    private final FederationChannel channel;

    /**
     * A request.
     *
     * @param certificateRequest PKCS#10 of the TLS key, DER
     */
    public Enrollment(
            InvitationDocument invitation, SiteKey key, byte[] certificateRequest, FederationChannel channel) {
        Transcript transcript = Transcript.of("enroll")
                .text(invitation.site().value())
                .text(invitation.code())
                .digest(Digest.of(certificateRequest));
        this.request = EnrollRequest.newBuilder()
                .setSite(invitation.site().value())
                .setCode(invitation.code())
                .setIdentityPublic(ByteString.copyFrom(key.publicKey()))
                .setCertificateRequest(ByteString.copyFrom(certificateRequest))
                .setSignature(ByteString.copyFrom(key.sign(transcript)))
                .build();
        this.channel = channel;
    }

    /** The certificate chain; empty while a person at the coordinator has not compared the fingerprint. */
    public List<X509Certificate> ask() {
        EnrollResponse response = CallFailure.read(() -> Deadlines.ANSWER
                .on(EnrollmentServiceGrpc.newBlockingStub(channel.channel()))
                .enroll(request));
        return response.getCertificateChainList().stream()
                .map(der -> Certificates.of(der.toByteArray()))
                .toList();
    }
}
