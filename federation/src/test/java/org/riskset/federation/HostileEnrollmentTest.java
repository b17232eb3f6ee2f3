// SPDX-License-Identifier: Apache-2.0
package org.riskset.federation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.google.protobuf.ByteString;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.riskset.coordinator.CoordinatorNode;
import org.riskset.coordinator.enrollment.SiteEntry;
import org.riskset.privacy.identity.SiteId;
import org.riskset.privacy.identity.SiteKey;
import org.riskset.proto.codec.InvitationDocument;
import org.riskset.proto.federation.v1.EnrollRequest;
import org.riskset.proto.federation.v1.EnrollResponse;
import org.riskset.proto.federation.v1.EnrollmentServiceGrpc;
import org.riskset.proto.transport.CallFailure;
import org.riskset.proto.transport.FederationChannel;
import org.riskset.proto.transport.TlsKeys;
import org.riskset.survival.error.RisksetException;

/** The one call that anybody can make, made by people who should not. */
class HostileEnrollmentTest {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final byte[] REQUEST = TlsKeys.generate(RANDOM).request();
    private static final SiteKey KEY = SiteKey.generate(RANDOM);
    private static final SiteKey THIEF = SiteKey.generate(RANDOM);

    private static CoordinatorNode coordinator;

    @BeforeAll
    static void start(@TempDir Path folder) {
        coordinator = LocalCoordinator.start(folder, LocalCoordinator.MINUTES, RANDOM, Clock.systemUTC());
    }

    @AfterAll
    static void close() {
        coordinator.close();
    }

    @Test
    void same_key_when_it_asks_again_then_the_same_certificate() {
        InvitationDocument invitation = RuleBreaker.invitation(coordinator, "twice");
        EnrollRequest request = RuleBreaker.enrollment(invitation, invitation.code(), KEY, REQUEST);

        EnrollResponse first = enroll(invitation, request);

        assertEquals(2, first.getCertificateChainCount());
        assertEquals(first, enroll(invitation, request));
    }

    @Test
    void used_invitation_when_another_key_brings_it_then_RS_AUTH_032() {
        InvitationDocument invitation = RuleBreaker.invitation(coordinator, "used");
        enroll(invitation, RuleBreaker.enrollment(invitation, invitation.code(), KEY, REQUEST));

        refused("RS-AUTH-032", invitation, RuleBreaker.enrollment(invitation, invitation.code(), THIEF, REQUEST));
    }

    @Test
    void expired_invitation_when_brought_then_RS_AUTH_031() {
        String text = coordinator.invitations().invite(new SiteId("late"), "late", "", Duration.ofSeconds(-1), true);
        InvitationDocument invitation =
                InvitationDocument.read(text, Clock.systemUTC().instant().minusSeconds(60));

        refused("RS-AUTH-031", invitation, RuleBreaker.enrollment(invitation, invitation.code(), KEY, REQUEST));
    }

    @Test
    void unknown_code_or_name_when_brought_then_RS_AUTH_030_for_both() {
        InvitationDocument invitation = RuleBreaker.invitation(coordinator, "known");
        String other = InvitationDocument.randomCode(RANDOM);
        EnrollRequest unknownName = RuleBreaker.enrollment(invitation, invitation.code(), KEY, REQUEST).toBuilder()
                .setSite("unknown")
                .build();

        refused("RS-AUTH-030", invitation, RuleBreaker.enrollment(invitation, other, KEY, REQUEST));
        refused("RS-AUTH-030", invitation, RuleBreaker.enrollment(invitation, "", KEY, REQUEST));
        refused("RS-AUTH-033", invitation, unknownName);
    }

    @Test
    void request_whose_signature_is_not_of_its_key_when_brought_then_RS_AUTH_033() {
        InvitationDocument invitation = RuleBreaker.invitation(coordinator, "unproven");
        EnrollRequest honest = RuleBreaker.enrollment(invitation, invitation.code(), KEY, REQUEST);
        ByteString theft = ByteString.copyFrom(THIEF.publicKey());

        refused(
                "RS-AUTH-033",
                invitation,
                honest.toBuilder().setIdentityPublic(theft).build());
        refused(
                "RS-AUTH-033",
                invitation,
                honest.toBuilder().clearIdentityPublic().build());
        refused("RS-AUTH-033", invitation, honest.toBuilder().clearSignature().build());
    }

    @Test
    void request_that_is_no_certificate_request_when_brought_then_refused_and_the_same_key_may_try_again() {
        InvitationDocument invitation = RuleBreaker.invitation(coordinator, "broken");

        refused("RS-KEY-011", invitation, RuleBreaker.enrollment(invitation, invitation.code(), KEY, new byte[40]));
        EnrollResponse second = enroll(invitation, RuleBreaker.enrollment(invitation, invitation.code(), KEY, REQUEST));

        assertEquals(2, second.getCertificateChainCount());
    }

    @Test
    void invitation_for_a_person_to_certify_when_brought_then_waits() {
        String text =
                coordinator.invitations().invite(new SiteId("waiting"), "waiting", "", Duration.ofHours(1), false);
        InvitationDocument invitation =
                InvitationDocument.read(text, Clock.systemUTC().instant());

        EnrollResponse response =
                enroll(invitation, RuleBreaker.enrollment(invitation, invitation.code(), KEY, REQUEST));

        assertEquals(EnrollResponse.getDefaultInstance(), response);
        assertEquals(Optional.empty(), entry(invitation).certificate());
    }

    private static void refused(String code, InvitationDocument invitation, EnrollRequest request) {
        Optional<String> before = entry(invitation).certificate();

        RisksetException refused = assertThrows(RisksetException.class, () -> enroll(invitation, request));

        assertEquals(code, refused.first().code().code());
        assertEquals(before, entry(invitation).certificate());
    }

    private static SiteEntry entry(InvitationDocument invitation) {
        return coordinator.store().sites().find(invitation.site()).orElseThrow();
    }

    private static EnrollResponse enroll(InvitationDocument invitation, EnrollRequest request) {
        try (FederationChannel open = RuleBreaker.channel(invitation, Optional.empty())) {
            return CallFailure.read(
                    () -> EnrollmentServiceGrpc.newBlockingStub(open.channel()).enroll(request));
        }
    }
}
