// SPDX-License-Identifier: Apache-2.0
package org.riskset.federation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.riskset.privacy.identity.Acceptance;
import org.riskset.privacy.identity.Mode;
import org.riskset.privacy.identity.SiteKey;
import org.riskset.proto.codec.AnswerCodec;
import org.riskset.proto.codec.AssignmentBody.Member;
import org.riskset.proto.federation.v1.AcceptRequest;
import org.riskset.proto.federation.v1.Assignment;
import org.riskset.proto.federation.v1.ContributionHeader;
import org.riskset.proto.federation.v1.DeclineKind;
import org.riskset.proto.federation.v1.DeclineRequest;
import org.riskset.proto.site.v1.AdminServiceGrpc;
import org.riskset.proto.site.v1.RequestStatus;
import org.riskset.proto.site.v1.StatusRequest;
import org.riskset.proto.transport.LoopbackChannel;
import org.riskset.site.SiteFiles;
import org.riskset.site.SiteNode;
import org.riskset.site.cohort.Resources;

/** A real site node, and a coordinator with the right certificate that lies to it. */
class HostileCoordinatorTest {
    @TempDir
    private static Path folder;

    private static FalseCoordinator coordinator;
    private static SiteNode node;
    private static Lies lies;

    private LogLines log;

    @BeforeAll
    static void start() throws InterruptedException {
        coordinator = new FalseCoordinator();
        lies = new Lies(coordinator);
        Path file = SampleStudy.file(folder, "site-1", "1.5,1", "2.5,0", "2.5,0");
        Center center = new Center(Lies.SELF, file, lies.policyOfTheSite());
        node = new LocalSite(folder.resolve("site"), new SecureRandom(), Clock.systemUTC())
                .start(center, SampleStudy.ID, coordinator.invitation("site-1"), new Resources(1, 64), p -> {});
        lies.isKnownAs(SiteKey.read(files().identity()).identity());
        coordinator.awaitSite();
    }

    @AfterAll
    static void close() {
        node.close();
        coordinator.close();
    }

    @BeforeEach
    void listen() {
        log = LogLines.open();
    }

    @AfterEach
    void nothingMoreHasLeft() throws InterruptedException {
        fence();
        assertTrue(coordinator.received.isEmpty());
        log.close();
    }

    @Test
    void honest_run_when_asked_then_agreement_counts_and_end() throws InterruptedException {
        Lies.Asked asked = lies.asked();
        List<Member> roster = agreed(asked);

        coordinator.send(asked.roster(roster));
        coordinator.send(asked.roster(roster));

        assertEquals(asked.runId(), coordinator.next(ContributionHeader.class).getRunId());
    }

    @Test
    void assignment_signed_by_another_key_when_it_comes_then_nothing_is_done() throws InterruptedException {
        Lies.Asked asked = lies.asked();

        coordinator.send(asked.taskSignedBy(SiteKey.generate(new SecureRandom())));
        fence();

        assertTrue(!requests().containsKey(asked.number()));
        log.tell("RS-SEC-010", "not signed by the coordinator");
    }

    @Test
    void assignment_altered_after_signing_when_it_comes_then_nothing_is_done() throws InterruptedException {
        Lies.Asked asked = lies.asked();
        Assignment later = asked.task().toBuilder()
                .setTask(asked.task().getTask().toBuilder().setAnswerBy(4_000_000_000L))
                .build();

        coordinator.send(later);
        fence();

        assertTrue(!requests().containsKey(asked.number()));
    }

    @Test
    void assignment_without_a_body_or_a_sane_time_when_it_comes_then_nothing_is_done() throws InterruptedException {
        Lies.Asked asked = lies.asked();

        coordinator.send(asked.task().toBuilder().clearBody().build());
        coordinator.send(asked.task().toBuilder()
                .setTask(asked.task().getTask().toBuilder().setAnswerBy(-1))
                .build());
        fence();

        assertTrue(!requests().containsKey(asked.number()));
        log.tell("RS-API-001");
    }

    @Test
    void plan_that_is_not_the_one_named_when_fetched_then_refused_with_RS_SEC_010() throws InterruptedException {
        Lies.Asked asked = lies.asked();
        coordinator.library.put(asked.plan(), "{\"another\":\"plan\"}".getBytes(UTF_8));

        coordinator.send(asked.task());

        declined(asked, DeclineKind.DECLINE_KIND_REFUSED, "RS-SEC-010");
        log.tell("refused", "RS-SEC-010");
    }

    @Test
    void document_of_three_megabytes_when_fetched_then_not_taken_in() throws InterruptedException {
        Lies.Asked asked = lies.asked();
        coordinator.library.put(asked.plan(), new byte[3 << 20]);

        coordinator.send(asked.task());
        fence();

        assertTrue(!requests().containsKey(asked.number()));
        log.tell("RS-SEC-018");
    }

    @Test
    void request_that_its_requester_did_not_sign_when_asked_then_refused_with_RS_SEC_010() throws InterruptedException {
        Lies.Asked asked = lies.asked().withForgedRequest();

        coordinator.send(asked.task());

        declined(asked, DeclineKind.DECLINE_KIND_REFUSED, "RS-SEC-010");
    }

    @Test
    void mode_that_the_policy_does_not_name_when_asked_then_refused_with_RS_DISC_004() throws InterruptedException {
        Lies.Asked asked = lies.asked().in(Mode.SECURE);

        coordinator.send(asked.task());

        declined(asked, DeclineKind.DECLINE_KIND_REFUSED, "RS-DISC-004");
    }

    @Test
    void invented_site_among_the_invited_when_asked_then_refused_with_RS_SEC_011() throws InterruptedException {
        Lies.Asked asked = lies.asked().inviting("site-2", "invented");

        coordinator.send(asked.task());

        declined(asked, DeclineKind.DECLINE_KIND_REFUSED, "RS-SEC-011");
    }

    @Test
    void invented_member_on_the_roster_when_it_comes_then_leaves_with_RS_SEC_011() throws InterruptedException {
        Lies.Asked asked = lies.asked();
        List<Member> roster = agreed(asked);
        roster.add(asked.member("invented"));

        coordinator.send(asked.roster(roster));

        declined(asked, DeclineKind.DECLINE_KIND_ABORTED, "RS-SEC-011");
    }

    @Test
    void roster_without_this_site_when_it_comes_then_leaves_with_RS_SEC_010() throws InterruptedException {
        Lies.Asked asked = lies.asked();
        List<Member> roster = agreed(asked);
        roster.remove(0);

        coordinator.send(asked.roster(roster));

        declined(asked, DeclineKind.DECLINE_KIND_ABORTED, "RS-SEC-010");
        log.tell("own agreement");
    }

    @Test
    void agreement_of_another_site_that_was_changed_when_it_comes_then_leaves_with_RS_SEC_010()
            throws InterruptedException {
        Lies.Asked asked = lies.asked();
        List<Member> roster = agreed(asked);
        roster.set(1, asked.forged("site-2", "site-3"));

        coordinator.send(asked.roster(roster));

        declined(asked, DeclineKind.DECLINE_KIND_ABORTED, "RS-SEC-010");
        log.tell("site-2", "does not verify");
    }

    @Test
    void roster_of_fewer_than_this_site_demands_when_it_comes_then_leaves_with_RS_DISC_018()
            throws InterruptedException {
        Lies.Asked asked = lies.asked();
        List<Member> roster = agreed(asked);

        coordinator.send(asked.roster(roster.subList(0, 2)));

        declined(asked, DeclineKind.DECLINE_KIND_ABORTED, "RS-DISC-018");
    }

    @Test
    void same_run_with_another_plan_when_asked_then_nothing_is_sent_and_the_first_stays() throws InterruptedException {
        Lies.Asked asked = lies.asked();
        List<Member> roster = agreed(asked);

        coordinator.send(asked.withAnotherPlan().task());
        fence();

        assertEquals("ACCEPTED", requests().get(asked.number()).getState());
        assertEquals(asked.plan().toString(), requests().get(asked.number()).getPlanDigest());
        log.tell("RS-SEC-030", "asked again with another plan");
        coordinator.send(asked.roster(roster));
        coordinator.next(ContributionHeader.class);
    }

    @Test
    void roster_of_a_run_this_site_knows_nothing_of_when_it_comes_then_nothing_is_sent() throws InterruptedException {
        Lies.Asked asked = lies.asked();

        coordinator.send(asked.roster(List.of(asked.member("site-2"))));
        fence();

        log.tell("RS-SEC-031");
    }

    @Test
    void agreement_that_the_coordinator_could_not_work_on_when_it_failed_then_sent_again() throws InterruptedException {
        Lies.Asked asked = lies.asked();
        coordinator.failures.set(1);

        coordinator.send(asked.task());

        assertEquals(asked.runId(), coordinator.next(AcceptRequest.class).getRunId());
        log.tell("could not work on");
    }

    private static List<Member> agreed(Lies.Asked asked) throws InterruptedException {
        coordinator.send(asked.task());
        Acceptance own = AnswerCodec.decode(coordinator.next(AcceptRequest.class));
        return new ArrayList<>(List.of(asked.member("site-1", own), asked.member("site-2"), asked.member("site-3")));
    }

    private void declined(Lies.Asked asked, DeclineKind kind, String code) throws InterruptedException {
        DeclineRequest decline = coordinator.next(DeclineRequest.class);
        assertEquals(asked.runId(), decline.getRunId());
        assertEquals(kind, decline.getKind());
        assertEquals(code, decline.getCode());
        assertTrue(decline.getReason().chars().noneMatch(Character::isDigit), decline.getReason());
        assertEquals(0, requests().get(asked.number()).getBytesSent());
        log.tell(code);
    }

    // What comes is worked on in order: once this is answered, everything before it has been.
    private static void fence() throws InterruptedException {
        Lies.Asked fence = lies.asked();
        coordinator.send(fence.task());
        assertEquals(fence.runId(), coordinator.next(AcceptRequest.class).getRunId());
        coordinator.send(fence.closed());
    }

    private static SiteFiles files() {
        return new SiteFiles(folder.resolve("site/keys"));
    }

    private static Map<Integer, RequestStatus> requests() {
        try (LoopbackChannel channel = LoopbackChannel.open(files().token())) {
            return AdminServiceGrpc.newBlockingStub(channel.channel())
                    .status(StatusRequest.getDefaultInstance())
                    .getRequestsList()
                    .stream()
                    .collect(Collectors.toMap(RequestStatus::getRequest, r -> r, (a, b) -> a, TreeMap::new));
        }
    }
}
