// SPDX-License-Identifier: Apache-2.0
package org.riskset.federation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.riskset.coordinator.run.Run;
import org.riskset.privacy.identity.Acceptance;
import org.riskset.privacy.identity.Decline;
import org.riskset.privacy.identity.Mode;
import org.riskset.privacy.identity.RunId;
import org.riskset.privacy.identity.SiteId;
import org.riskset.proto.codec.InvitationDocument;
import org.riskset.proto.transport.CertificateAuthority;
import org.riskset.proto.transport.TlsKeys;
import org.riskset.survival.digest.Digest;

/** A real coordinator on a real socket, and sites that answer what they may not. */
class HostileSiteTest {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static AttackedCoordinator house;
    private LogLines log;

    @BeforeAll
    static void start(@TempDir Path folder) {
        house = AttackedCoordinator.start(folder);
    }

    @AfterAll
    static void close() {
        house.close();
    }

    @BeforeEach
    void listen() {
        log = LogLines.open();
    }

    @AfterEach
    void nothingCountedIsLogged() {
        log.tellNothingOf("4711");
        log.tellNothingOf("815");
        log.close();
    }

    @Test
    void certificate_of_another_authority_when_shown_then_no_call_gets_through() {
        CertificateAuthority other = CertificateAuthority.generate("other", Clock.systemUTC(), RANDOM);
        TlsKeys tls = TlsKeys.generate(RANDOM);
        Run run = house.inviting();
        InvitationDocument invitation = RuleBreaker.invitation(house.coordinator, "impostor");
        try (RuleBreaker impostor =
                RuleBreaker.showing(tls.certified(other.issueSite(house.hostile.site, tls.request())), invitation)) {

            house.unchanged(run, "RS-AUTH-001", () -> impostor.send(house.hostile.agreement(run, 1, 60)));
        }
    }

    @Test
    void certificate_of_the_authority_for_a_name_nobody_enrolled_when_shown_then_RS_AUTH_037() {
        CertificateAuthority authority = CertificateAuthority.open(
                house.folder.resolve("keys/authority.key"),
                house.folder.resolve("keys/authority.crt"),
                Clock.systemUTC(),
                RANDOM);
        TlsKeys tls = TlsKeys.generate(RANDOM);
        Run run = house.inviting();
        InvitationDocument invitation = RuleBreaker.invitation(house.coordinator, "invited only");
        try (RuleBreaker nobody = RuleBreaker.showing(
                tls.certified(authority.issueSite(new SiteId("invited only"), tls.request())), invitation)) {

            house.unchanged(run, "RS-AUTH-037", () -> nobody.send(nobody.agreement(run, 1, 60)));
            house.unchanged(
                    run, "RS-AUTH-037", () -> nobody.fetch(run.question().plan()));
        }
    }

    @Test
    void agreement_of_another_site_when_sent_over_the_own_connection_then_RS_SEC_010() {
        Run run = house.inviting();

        house.unchanged(run, "RS-SEC-010", () -> house.hostile.send(house.honest.agreement(run, 1, 60)));
        log.tell("hostile", "RS-SEC-010", "signature of an agreement");
    }

    @Test
    void member_that_was_not_asked_when_it_agrees_then_RS_RUN_002() {
        Run run = house.inviting();

        house.unchanged(run, "RS-RUN-002", () -> house.stranger.accept(run));
        log.tell("stranger", "not asked");
    }

    @Test
    void agreement_to_another_run_when_replayed_then_RS_SEC_010() {
        Run earlier = house.inviting();
        Acceptance replayed = house.hostile.agreement(earlier, 1, 60);
        Run run = house.inviting();
        Acceptance moved = new Acceptance(
                run.id(),
                replayed.attempt(),
                replayed.mode(),
                replayed.study(),
                run.question().plan(),
                replayed.conditions(),
                replayed.seen(),
                replayed.expires(),
                replayed.signature());

        house.unchanged(run, "RS-SEC-010", () -> house.hostile.send(moved));
    }

    static Stream<Arguments> wrongAgreements() {
        return Stream.of(
                Arguments.of(
                        "plan", "RS-SEC-010", change(a -> with(a, a.study(), Digest.of("x"), a.attempt(), a.mode()))),
                Arguments.of(
                        "study", "RS-SEC-010", change(a -> with(a, Digest.of("x"), a.plan(), a.attempt(), a.mode()))),
                Arguments.of("attempt", "RS-SEC-031", change(a -> with(a, a.study(), a.plan(), 2, a.mode()))),
                Arguments.of(
                        "mode", "RS-SEC-010", change(a -> with(a, a.study(), a.plan(), a.attempt(), Mode.SECURE))));
    }

    @ParameterizedTest(name = "another {0}")
    @MethodSource("wrongAgreements")
    void agreement_to_another_question_when_correctly_signed_then_refused(
            String what, String code, UnaryOperator<Acceptance> change) {
        Run run = house.inviting();
        Acceptance other = change.apply(house.hostile.agreement(run, 1, 60)).signedBy(house.hostile.key);

        house.unchanged(run, code, () -> house.hostile.send(other));
        log.tell("hostile", code);
    }

    @Test
    void conditions_of_no_known_form_when_agreed_then_RS_SEC_010() {
        Run run = house.inviting();
        Acceptance a = house.hostile.agreement(run, 1, 60);
        Acceptance other = new Acceptance(
                        a.run(), a.attempt(), a.mode(), a.study(), a.plan(), "{}", a.seen(), a.expires(), null)
                .signedBy(house.hostile.key);

        house.unchanged(run, "RS-SEC-010", () -> house.hostile.send(other));
    }

    @Test
    void agreement_that_has_already_expired_when_sent_then_refused_before_it_spoils_the_roster() {
        Run run = house.inviting();

        house.unchanged(run, "RS-DISC-009", () -> house.hostile.send(house.hostile.agreement(run, 1, -3600)));
    }

    @Test
    void second_other_agreement_when_sent_then_RS_SEC_030_and_the_first_stays() {
        Run run = house.inviting();
        Acceptance first = house.hostile.agreement(run, 1, 60);
        house.hostile.send(first);
        house.hostile.send(first);

        house.unchanged(house.stored(run), "RS-SEC-030", () -> house.hostile.send(house.hostile.agreement(run, 2, 60)));
        assertEquals(first, house.participation(run).acceptance().orElseThrow());
    }

    @Test
    void refusal_signed_by_another_site_when_sent_then_RS_SEC_010() {
        Run run = house.inviting();
        Decline forged =
                new Decline(run.id(), 1, Decline.Kind.REFUSED, "RS-DISC-005", "x", null).signedBy(house.honest.key);

        house.unchanged(run, "RS-SEC-010", () -> house.hostile.send(forged));
    }

    @Test
    void unknown_run_when_named_then_RS_RUN_004() {
        Run run = house.inviting();
        Acceptance a = house.hostile.agreement(run, 1, 60);
        Acceptance unknown = new Acceptance(
                new RunId("0".repeat(32)),
                1,
                a.mode(),
                a.study(),
                a.plan(),
                a.conditions(),
                a.seen(),
                a.expires(),
                a.signature());

        house.unchanged(run, "RS-RUN-004", () -> house.hostile.send(unknown));
    }

    @Test
    void document_of_a_run_one_was_not_asked_in_when_fetched_then_RS_RUN_004() {
        Run run = house.inviting();

        assertArrayEquals(
                run.question().plan().bytes(),
                Digest.of(house.hostile.fetch(run.question().plan())).bytes());
        house.unchanged(
                run, "RS-RUN-004", () -> house.stranger.fetch(run.question().plan()));
        house.unchanged(run, "RS-RUN-004", () -> house.hostile.fetch(Digest.of("anything")));
    }

    private static UnaryOperator<Acceptance> change(UnaryOperator<Acceptance> change) {
        return change;
    }

    private static Acceptance with(Acceptance a, Digest study, Digest plan, int attempt, Mode mode) {
        return new Acceptance(a.run(), attempt, mode, study, plan, a.conditions(), a.seen(), a.expires(), null);
    }
}
