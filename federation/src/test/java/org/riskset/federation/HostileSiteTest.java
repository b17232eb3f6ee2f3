// SPDX-License-Identifier: Apache-2.0
package org.riskset.federation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.ByteString;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.riskset.coordinator.CoordinatorNode;
import org.riskset.coordinator.run.Contexts;
import org.riskset.coordinator.run.Participation;
import org.riskset.coordinator.run.Run;
import org.riskset.coordinator.run.RunState;
import org.riskset.coordinator.run.Standing;
import org.riskset.privacy.identity.Acceptance;
import org.riskset.privacy.identity.Decline;
import org.riskset.privacy.identity.Mode;
import org.riskset.privacy.identity.RunId;
import org.riskset.privacy.identity.SiteId;
import org.riskset.proto.codec.InvitationDocument;
import org.riskset.proto.federation.v1.ContributeRequest;
import org.riskset.proto.federation.v1.ContributionHeader;
import org.riskset.proto.transport.CertificateAuthority;
import org.riskset.proto.transport.TlsKeys;
import org.riskset.survival.digest.Digest;
import org.riskset.survival.error.RisksetException;

/** A real coordinator on a real socket, and sites that break the rules. */
class HostileSiteTest {
    // (0 | event) at time 0, 1, 2, 3, then rows left out for five reasons; 4711 must not be in any log
    private static final long[] COUNTS = {0, 0, 4711, 0, 0, 815, 0, 0, 0, 0, 0, 0, 0};
    private static final SecureRandom RANDOM = new SecureRandom();

    @TempDir
    private static Path folder;

    private static CoordinatorNode coordinator;
    private static RuleBreaker hostile;
    private static RuleBreaker honest;
    private static RuleBreaker stranger;
    private static int runs;

    private LogLines log;

    @BeforeAll
    static void enroll() {
        coordinator = LocalCoordinator.start(folder, RANDOM, Clock.systemUTC());
        hostile = RuleBreaker.enrolled(coordinator, "hostile");
        honest = RuleBreaker.enrolled(coordinator, "honest");
        stranger = RuleBreaker.enrolled(coordinator, "stranger");
    }

    @AfterAll
    static void close() {
        Stream.of(hostile, honest, stranger).forEach(RuleBreaker::close);
        coordinator.close();
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
    void both_honest_when_their_counts_are_here_then_complete() {
        Run run = collecting();

        hostile.contribute(hostile.vector(run, COUNTS));
        honest.contribute(honest.vector(run, COUNTS));

        Run ended = ended(run);
        assertEquals(RunState.COMPLETE, ended.state());
    }

    @Test
    void certificate_of_another_authority_when_shown_then_no_call_gets_through() {
        CertificateAuthority other = CertificateAuthority.generate("other", Clock.systemUTC(), RANDOM);
        TlsKeys tls = TlsKeys.generate(RANDOM);
        Run run = inviting();
        InvitationDocument invitation = RuleBreaker.invitation(coordinator, "impostor");
        try (RuleBreaker impostor =
                RuleBreaker.showing(tls.certified(other.issueSite(hostile.site, tls.request())), invitation)) {

            unchanged(run, "RS-AUTH-002", () -> impostor.send(hostile.agreement(run, 1, 60)));
        }
    }

    @Test
    void certificate_of_the_authority_for_a_name_nobody_enrolled_when_shown_then_RS_AUTH_017() {
        CertificateAuthority authority = CertificateAuthority.open(
                folder.resolve("keys/authority.key"), folder.resolve("keys/authority.crt"), Clock.systemUTC(), RANDOM);
        TlsKeys tls = TlsKeys.generate(RANDOM);
        Run run = inviting();
        InvitationDocument invitation = RuleBreaker.invitation(coordinator, "invited only");
        try (RuleBreaker nobody = RuleBreaker.showing(
                tls.certified(authority.issueSite(new SiteId("invited only"), tls.request())), invitation)) {

            unchanged(run, "RS-AUTH-017", () -> nobody.send(nobody.agreement(run, 1, 60)));
            unchanged(run, "RS-AUTH-017", () -> nobody.fetch(run.question().plan()));
        }
    }

    @Test
    void agreement_of_another_site_when_sent_over_the_own_connection_then_RS_SEC_010() {
        Run run = inviting();

        unchanged(run, "RS-SEC-010", () -> hostile.send(honest.agreement(run, 1, 60)));
        log.tell("hostile", "RS-SEC-010", "signature of an agreement");
    }

    @Test
    void member_that_was_not_asked_when_it_agrees_then_RS_RUN_002() {
        Run run = inviting();

        unchanged(run, "RS-RUN-002", () -> stranger.accept(run));
        log.tell("stranger", "not asked");
    }

    @Test
    void agreement_to_another_run_when_replayed_then_RS_SEC_010() {
        Run earlier = inviting();
        Acceptance replayed = hostile.agreement(earlier, 1, 60);
        Run run = inviting();
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

        unchanged(run, "RS-SEC-010", () -> hostile.send(moved));
    }

    static Stream<Arguments> wrongAgreements() {
        return Stream.of(
                Arguments.of("plan", change(a -> with(a, a.study(), Digest.of("x"), a.attempt(), a.mode()))),
                Arguments.of("study", change(a -> with(a, Digest.of("x"), a.plan(), a.attempt(), a.mode()))),
                Arguments.of("attempt", change(a -> with(a, a.study(), a.plan(), 2, a.mode()))),
                Arguments.of("mode", change(a -> with(a, a.study(), a.plan(), a.attempt(), Mode.SECURE))));
    }

    @ParameterizedTest(name = "another {0}")
    @MethodSource("wrongAgreements")
    void agreement_to_another_question_when_correctly_signed_then_RS_SEC_010(
            String what, UnaryOperator<Acceptance> change) {
        Run run = inviting();
        Acceptance other = change.apply(hostile.agreement(run, 1, 60)).signedBy(hostile.key);

        unchanged(run, "RS-SEC-010", () -> hostile.send(other));
        log.tell("hostile", "RS-SEC-010");
    }

    @Test
    void conditions_of_no_known_form_when_agreed_then_RS_SEC_010() {
        Run run = inviting();
        Acceptance a = hostile.agreement(run, 1, 60);
        Acceptance other = new Acceptance(
                        a.run(), a.attempt(), a.mode(), a.study(), a.plan(), "{}", a.seen(), a.expires(), null)
                .signedBy(hostile.key);

        unchanged(run, "RS-SEC-010", () -> hostile.send(other));
    }

    @Test
    void agreement_that_has_already_expired_when_sent_then_refused_before_it_spoils_the_roster() {
        Run run = inviting();

        unchanged(run, "RS-DISC-009", () -> hostile.send(hostile.agreement(run, 1, -3600)));
    }

    @Test
    void second_other_agreement_when_sent_then_RS_SEC_030_and_the_first_stays() {
        Run run = inviting();
        Acceptance first = hostile.agreement(run, 1, 60);
        hostile.send(first);
        hostile.send(first);

        unchanged(stored(run), "RS-SEC-030", () -> hostile.send(hostile.agreement(run, 2, 60)));
        assertEquals(first, participation(run).acceptance().orElseThrow());
    }

    @Test
    void refusal_signed_by_another_site_when_sent_then_RS_SEC_010() {
        Run run = inviting();
        Decline forged = new Decline(run.id(), 1, Decline.Kind.REFUSED, "RS-DISC-005", "x", null).signedBy(honest.key);

        unchanged(run, "RS-SEC-010", () -> hostile.send(forged));
    }

    @Test
    void unknown_run_when_named_then_RS_RUN_004() {
        Run run = inviting();
        Acceptance a = hostile.agreement(run, 1, 60);
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

        unchanged(run, "RS-RUN-004", () -> hostile.send(unknown));
    }

    @Test
    void counts_before_the_roster_when_sent_then_RS_SEC_031() {
        Run run = inviting();
        hostile.accept(run);
        Run alone = stored(run);

        unchanged(alone, "RS-SEC-031", () -> hostile.contribute(hostile.vector(alone, COUNTS)));
        log.tell("hostile", "RS-SEC-031");
    }

    static Stream<Arguments> wrongVectors() {
        return Stream.of(
                vector("altered byte", "RS-SEC-010", m -> chunk(m, c -> flipped(c, 0))),
                vector("wrong digest", "RS-SEC-010", m -> header(m, h -> h.setDigest(bytes(32)))),
                vector("wrong signature", "RS-SEC-010", m -> header(m, h -> h.setSignature(bytes(64)))),
                vector("index of the other site", "RS-SEC-010", m -> header(m, h -> h.setIndex(2))),
                vector("index of nobody", "RS-SEC-010", m -> header(m, h -> h.setIndex(9))),
                vector("index beyond 16 bits", "RS-API-001", m -> header(m, h -> h.setIndex(65_537))),
                vector("other attempt", "RS-SEC-031", m -> header(m, h -> h.setAttempt(2))),
                vector("round of another protocol", "RS-API-001", m -> header(m, h -> h.setRound(1))),
                vector("shorter than the plan", "RS-SEC-018", m -> header(m, h -> h.setLength(8))),
                vector("longer than the plan", "RS-SEC-018", m -> header(m, h -> h.setLength(1 << 30))),
                vector("negative length", "RS-API-001", m -> header(m, h -> h.setLength(-1))),
                vector("other horizon", "RS-SEC-018", m -> header(m, h -> h.setHorizon(4))),
                vector("unknown run", "RS-RUN-004", m -> header(m, h -> h.setRunId(bytes(16)))),
                vector("fewer bytes than announced", "RS-SEC-010", m -> chunk(m, c -> c.substring(8))),
                vector("more bytes than announced", "RS-SEC-018", m -> chunk(m, c -> c.concat(bytes(1)))),
                vector("second chunk too many", "RS-SEC-018", m -> List.of(m.get(0), m.get(1), m.get(1))),
                vector("no header", "RS-SEC-018", m -> m.subList(1, 2)),
                vector("header alone", "RS-SEC-010", m -> m.subList(0, 1)),
                vector("two headers", "RS-SEC-030", m -> List.of(m.get(0), m.get(0), m.get(1))),
                vector("nothing", "RS-SEC-018", m -> List.of()),
                vector("empty message", "RS-SEC-018", m -> List.of(ContributeRequest.getDefaultInstance())));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("wrongVectors")
    void wrong_counts_when_sent_then_refused_and_not_kept(
            String what, String code, Function<List<ContributeRequest>, List<ContributeRequest>> change) {
        Run run = collecting();

        unchanged(run, code, () -> hostile.contribute(change.apply(hostile.vector(run, COUNTS))));
        log.tell("hostile", code);
        ended(run, Optional.of("cancel"));
    }

    @Test
    void message_beyond_one_mebibyte_when_sent_then_refused_by_size_alone() {
        Run run = collecting();
        List<ContributeRequest> huge = chunk(hostile.vector(run, COUNTS), c -> bytes(1024 * 1024 + 1));

        unchanged(run, "RS-API-010", () -> hostile.contribute(huge));
        ended(run, Optional.of("cancel"));
    }

    @Test
    void counts_for_another_roster_or_plan_when_signed_then_RS_SEC_010() {
        Run run = collecting();
        Run otherPlan = inviting();
        otherPlan = accepted(otherPlan);
        byte[] otherRoster = Contexts.of(withoutHonest(run));
        byte[] other = Contexts.of(otherPlan);

        for (byte[] context : List.of(otherRoster, other)) {
            List<ContributeRequest> messages = RuleBreaker.vector(run, 1, context, hostile.key, COUNTS);
            messages = header(messages, h -> h.setIndex(index(run)));
            List<ContributeRequest> sent = messages;
            unchanged(run, "RS-SEC-010", () -> hostile.contribute(sent));
        }
        ended(run, Optional.of("cancel"));
        ended(otherPlan, Optional.of("cancel"));
    }

    @Test
    void counts_in_the_name_of_another_site_when_signed_by_its_key_then_RS_SEC_010() {
        Run run = collecting();
        List<ContributeRequest> ofHonest = honest.vector(run, COUNTS);

        unchanged(run, "RS-SEC-010", () -> hostile.contribute(ofHonest));
        unchanged(run, "RS-RUN-002", () -> stranger.contribute(ofHonest));
        ended(run, Optional.of("cancel"));
    }

    @Test
    void same_counts_when_sent_again_before_and_after_the_end_then_acknowledged_and_counted_once() {
        Run run = collecting();
        List<ContributeRequest> mine = hostile.vector(run, COUNTS);
        hostile.contribute(mine);
        hostile.contribute(mine);
        assertEquals(1, coordinator.store().contributions().of(run.id()).size());
        honest.contribute(honest.vector(run, COUNTS));
        Run ended = ended(run);

        hostile.contribute(mine);

        assertEquals(ended, stored(run));
        assertEquals(List.of(), coordinator.store().contributions().of(run.id()));
        String result = new String(
                coordinator.store().reports().find(run.id()).get("result.json"),
                UTF_8);
        assertTrue(result.replace(" ", "").contains("\"n\":" + 2 * (4711 + 815)), "counted once");
    }

    @Test
    void other_counts_after_the_first_when_sent_then_RS_SEC_030_and_the_first_stay() {
        Run run = collecting();
        hostile.contribute(hostile.vector(run, COUNTS));
        long[] other = COUNTS.clone();
        other[2]++;

        unchanged(stored(run), "RS-SEC-030", () -> hostile.contribute(hostile.vector(run, other)));
        ended(run, Optional.of("cancel"));
    }

    @Test
    void counts_after_the_end_when_sent_then_RS_SEC_031_and_not_kept() {
        Run run = collecting();
        Run cancelled = ended(run, Optional.of("cancel"));

        unchanged(cancelled, "RS-SEC-031", () -> hostile.contribute(hostile.vector(run, COUNTS)));
        assertEquals(List.of(), coordinator.store().contributions().of(run.id()));
    }

    @Test
    void departure_after_the_counts_when_sent_then_RS_SEC_030() {
        Run run = collecting();
        hostile.contribute(hostile.vector(run, COUNTS));
        Decline late = new Decline(run.id(), 1, Decline.Kind.ABORTED, "RS-DISC-019", "no", null).signedBy(hostile.key);

        unchanged(stored(run), "RS-SEC-030", () -> hostile.send(late));
        ended(run, Optional.of("cancel"));
    }

    @Test
    void incoherent_counts_when_pooled_then_failed_and_nothing_is_released() {
        Run run = collecting();
        long[] negative = COUNTS.clone();
        negative[4] = -3;
        hostile.contribute(hostile.vector(run, negative));
        honest.contribute(honest.vector(run, COUNTS));

        Run failed = ended(run);

        assertEquals(RunState.FAILED, failed.state());
        assertTrue(failed.problem().orElseThrow().startsWith("RS-SEC-040"));
        assertTrue(coordinator.store().reports().find(run.id()).isEmpty());
    }

    @Test
    void document_of_a_run_one_was_not_asked_in_when_fetched_then_RS_RUN_004() {
        Run run = inviting();

        assertArrayEquals(run.question().plan().bytes(), Digest.of(hostile.fetch(run.question().plan())).bytes());
        unchanged(run, "RS-RUN-004", () -> stranger.fetch(run.question().plan()));
        unchanged(run, "RS-RUN-004", () -> hostile.fetch(Digest.of("anything")));
    }

    private static Run inviting() {
        String purpose = "attack " + runs++;
        Run run = coordinator
                .submission()
                .submit(SampleStudy.study(), SampleStudy.plan(purpose, 1), "plain", List.of("hostile", "honest"));
        assertEquals(RunState.INVITING, run.state());
        return run;
    }

    private static Run accepted(Run run) {
        hostile.accept(run);
        honest.accept(run);
        return stored(run);
    }

    private static Run collecting() {
        Run run = accepted(inviting());
        assertEquals(RunState.COLLECTING, run.state());
        return run;
    }

    private static Run stored(Run run) {
        return coordinator.store().runs().find(run.id()).orElseThrow();
    }

    private static Participation participation(Run run) {
        return stored(run).participation(hostile.site).orElseThrow();
    }

    /** Waits for the end; leaving ends a run that would wait for counts. */
    private static Run ended(Run run, Optional<String> leave) {
        if (leave.isPresent()) {
            for (RuleBreaker site : List.of(hostile, honest)) {
                if (stored(run).participation(site.site).orElseThrow().standing(false) == Standing.ACCEPTED) {
                    site.send(new Decline(run.id(), 1, Decline.Kind.ABORTED, "RS-DISC-019", "leaves", null)
                            .signedBy(site.key));
                }
            }
        }
        return ended(run);
    }

    private static Run ended(Run run) {
        return Ends.of(coordinator, run.id());
    }

    private static void unchanged(Run run, String code, Executable attack) {
        RisksetException refused = assertThrows(RisksetException.class, attack);

        assertEquals(code, refused.first().code().code(), refused.getMessage());
        assertEquals(run, stored(run));
        assertEquals(
                run.contributed() == 0 || run.state().hasEnded() ? 0 : run.contributed(),
                coordinator.store().contributions().of(run.id()).size());
    }

    private static int index(Run run) {
        return run.roster().member(hostile.site).orElseThrow().index();
    }

    private static Run withoutHonest(Run run) {
        return run.with(run.participation(honest.site).orElseThrow().withoutAcceptance());
    }

    private static UnaryOperator<Acceptance> change(UnaryOperator<Acceptance> change) {
        return change;
    }

    private static Acceptance with(Acceptance a, Digest study, Digest plan, int attempt, Mode mode) {
        return new Acceptance(a.run(), attempt, mode, study, plan, a.conditions(), a.seen(), a.expires(), null);
    }

    private static Arguments vector(
            String what, String code, Function<List<ContributeRequest>, List<ContributeRequest>> change) {
        return Arguments.of(what, code, change);
    }

    private static List<ContributeRequest> header(
            List<ContributeRequest> messages, UnaryOperator<ContributionHeader.Builder> change) {
        List<ContributeRequest> changed = new ArrayList<>(messages);
        changed.set(
                0,
                ContributeRequest.newBuilder()
                        .setHeader(change.apply(messages.get(0).getHeader().toBuilder()))
                        .build());
        return changed;
    }

    private static List<ContributeRequest> chunk(List<ContributeRequest> messages, UnaryOperator<ByteString> change) {
        ContributeRequest chunk = ContributeRequest.newBuilder()
                .setChunk(change.apply(messages.get(1).getChunk()))
                .build();
        return List.of(messages.get(0), chunk);
    }

    private static ByteString flipped(ByteString bytes, int at) {
        byte[] copy = bytes.toByteArray();
        copy[at] ^= 1;
        return ByteString.copyFrom(copy);
    }

    private static ByteString bytes(int length) {
        return ByteString.copyFrom(new byte[length]);
    }
}
