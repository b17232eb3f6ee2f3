// SPDX-License-Identifier: Apache-2.0
package org.riskset.federation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.ByteString;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
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
import org.riskset.coordinator.run.Contexts;
import org.riskset.coordinator.run.Run;
import org.riskset.coordinator.run.RunState;
import org.riskset.privacy.identity.Decline;
import org.riskset.proto.federation.v1.ContributeRequest;
import org.riskset.proto.federation.v1.ContributionHeader;

/** A real coordinator on a real socket, and sites that send counts they may not. */
class HostileCountsTest {
    // Censored and dead at times 0 to 3, then rows left out by reason; neither 4711 nor 815 may be in a log.
    private static final long[] COUNTS = {0, 0, 4711, 0, 0, 815, 0, 0, 0, 0, 0, 0, 0};

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
    void both_honest_when_their_counts_are_here_then_complete() {
        Run run = house.collecting();

        house.hostile.contribute(house.hostile.vector(run, COUNTS));
        house.honest.contribute(house.honest.vector(run, COUNTS));

        Run ended = house.ended(run);
        assertEquals(RunState.COMPLETE, ended.state());
    }

    @Test
    void counts_before_the_roster_when_sent_then_RS_SEC_031() {
        Run run = house.inviting();
        house.hostile.accept(run);
        Run alone = house.stored(run);

        house.unchanged(alone, "RS-SEC-031", () -> house.hostile.contribute(house.hostile.vector(alone, COUNTS)));
        log.tell("hostile", "RS-SEC-031");
    }

    static Stream<Arguments> wrongVectors() {
        return Stream.of(
                vector("altered byte", "RS-SEC-010", m -> chunk(m, c -> flipped(c, 0))),
                vector("wrong digest", "RS-SEC-010", m -> header(m, h -> h.setDigest(bytes(32)))),
                vector("wrong signature", "RS-SEC-010", m -> header(m, h -> h.setSignature(bytes(64)))),
                vector("index of the other site", "RS-SEC-010", m -> header(m, h -> h.setIndex(1))),
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
        Run run = house.collecting();

        house.unchanged(run, code, () -> house.hostile.contribute(change.apply(house.hostile.vector(run, COUNTS))));
        log.tell("hostile", code);
        house.abandoned(run);
    }

    @Test
    void message_beyond_one_mebibyte_when_sent_then_refused_by_size_alone() {
        Run run = house.collecting();
        List<ContributeRequest> huge = chunk(house.hostile.vector(run, COUNTS), c -> bytes(1024 * 1024 + 1));

        house.unchanged(run, "RS-API-010", () -> house.hostile.contribute(huge));
        house.abandoned(run);
    }

    @Test
    void counts_for_another_roster_or_plan_when_signed_then_RS_SEC_010() {
        Run run = house.collecting();
        Run otherPlan = house.inviting();
        otherPlan = house.agreed(otherPlan);
        byte[] otherRoster = Contexts.of(withoutHonest(run));
        byte[] other = Contexts.of(otherPlan);

        for (byte[] context : List.of(otherRoster, other)) {
            List<ContributeRequest> messages = RuleBreaker.vector(run, 1, context, house.hostile.key, COUNTS);
            messages = header(messages, h -> h.setIndex(index(run)));
            List<ContributeRequest> sent = messages;
            house.unchanged(run, "RS-SEC-010", () -> house.hostile.contribute(sent));
        }
        house.abandoned(run);
        house.abandoned(otherPlan);
    }

    @Test
    void counts_in_the_name_of_another_site_when_signed_by_its_key_then_RS_SEC_010() {
        Run run = house.collecting();
        List<ContributeRequest> ofHonest = house.honest.vector(run, COUNTS);

        house.unchanged(run, "RS-SEC-010", () -> house.hostile.contribute(ofHonest));
        house.unchanged(run, "RS-RUN-002", () -> house.stranger.contribute(ofHonest));
        house.abandoned(run);
    }

    @Test
    void same_counts_when_sent_again_before_and_after_the_end_then_acknowledged_and_counted_once() {
        Run run = house.collecting();
        List<ContributeRequest> mine = house.hostile.vector(run, COUNTS);
        house.hostile.contribute(mine);
        house.hostile.contribute(mine);
        assertEquals(1, house.vectors(run).size());
        house.honest.contribute(house.honest.vector(run, COUNTS));
        Run ended = house.ended(run);

        house.hostile.contribute(mine);

        assertEquals(ended, house.stored(run));
        assertEquals(List.of(), house.vectors(run));
        String result = new String(house.store().reports().find(run.id()).get("result.json"), UTF_8);
        assertTrue(result.replace(" ", "").contains("\"n\":" + 2 * (4711 + 815)), "counted once");
    }

    @Test
    void other_counts_after_the_first_when_sent_then_RS_SEC_030_and_the_first_stay() {
        Run run = house.collecting();
        house.hostile.contribute(house.hostile.vector(run, COUNTS));
        long[] other = COUNTS.clone();
        other[2]++;

        house.unchanged(
                house.stored(run), "RS-SEC-030", () -> house.hostile.contribute(house.hostile.vector(run, other)));
        house.abandoned(run);
    }

    @Test
    void counts_after_the_end_when_sent_then_RS_SEC_031_and_not_kept() {
        Run run = house.collecting();
        Run cancelled = house.abandoned(run);

        house.unchanged(cancelled, "RS-SEC-031", () -> house.hostile.contribute(house.hostile.vector(run, COUNTS)));
        assertEquals(List.of(), house.vectors(run));
    }

    @Test
    void departure_after_the_counts_when_sent_then_RS_SEC_030() {
        Run run = house.collecting();
        house.hostile.contribute(house.hostile.vector(run, COUNTS));
        Decline late =
                new Decline(run.id(), 1, Decline.Kind.ABORTED, "RS-DISC-019", "no", null).signedBy(house.hostile.key);

        house.unchanged(house.stored(run), "RS-SEC-030", () -> house.hostile.send(late));
        house.abandoned(run);
    }

    @Test
    void incoherent_counts_when_pooled_then_failed_and_nothing_is_released() {
        Run run = house.collecting();
        long[] negative = COUNTS.clone();
        negative[4] = -3;
        house.hostile.contribute(house.hostile.vector(run, negative));
        house.honest.contribute(house.honest.vector(run, COUNTS));

        Run failed = house.ended(run);

        assertEquals(RunState.FAILED, failed.state());
        assertTrue(failed.problem().orElseThrow().startsWith("RS-SEC-040"));
        assertTrue(house.store().reports().find(run.id()).isEmpty());
    }

    private static int index(Run run) {
        return run.roster().member(house.hostile.site).orElseThrow().index();
    }

    private static Run withoutHonest(Run run) {
        return run.with(run.participation(house.honest.site).orElseThrow().withoutAcceptance());
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
