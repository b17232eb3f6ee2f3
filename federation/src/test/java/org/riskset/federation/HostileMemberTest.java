// SPDX-License-Identifier: Apache-2.0
package org.riskset.federation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.riskset.coordinator.run.Chain;
import org.riskset.coordinator.run.Run;
import org.riskset.coordinator.run.RunState;
import org.riskset.privacy.identity.Signature;
import org.riskset.privacy.identity.Transcript;
import org.riskset.privacy.masking.Instance;
import org.riskset.privacy.masking.InstanceSecrets;
import org.riskset.privacy.masking.PhaseReturn;
import org.riskset.privacy.masking.SealedShare;
import org.riskset.privacy.masking.SealedShares;
import org.riskset.privacy.masking.Secret;
import org.riskset.privacy.masking.UnmaskingShares;
import org.riskset.survival.counts.Aggregate;
import org.riskset.survival.counts.Block.RiskBlock;
import org.riskset.survival.counts.Block.StatisticBlock;
import org.riskset.survival.digest.Digest;

/** Attacks 31, 38 and 39 of privacy.md, section 10: one member of a real federation lies. */
@ExtendWith(SharedHouses.class)
class HostileMemberTest {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String BY_SITE = "groupBy: arm\nstrata: [\"@site\"]\ntests: [{kind: logrank}]";

    private final MixedFederation federation;
    private LogLines log;

    HostileMemberTest(MixedFederation federation) {
        this.federation = federation;
    }

    @BeforeEach
    void listen() {
        log = LogLines.open();
    }

    @AfterEach
    void nothingCountedIsLogged() {
        log.tellNothingOf("4711");
        log.tellNothingOf("2853");
        log.close();
    }

    @Test
    void attack_31_shares_of_another_seed_than_committed_to_then_RS_SEC_014_names_the_site() {
        PlayedMember liar = federation.asked("");
        federation.hostile.answer(liar.run(), liar.keys());
        liar.instance =
                sharing(liar.instance, liar.instance.secrets().orElseThrow().masking());
        federation.hostile.answer(liar.run(), liar.shares(liar.heardKeys()));

        liar.contributing(nobody("")).finishing();

        failed(liar, "RS-SEC-014", "the secret of hostile", "what it committed to");
        assertEquals(Set.of(), federation.lootOf(liar.run()).opened());
    }

    @Test
    void attack_31_random_shares_then_RS_SEC_014_names_the_site() {
        PlayedMember liar = federation.asked("");
        federation.hostile.answer(liar.run(), liar.keys());
        PhaseReturn.Keys keys = liar.heardKeys();
        SealedShares honest = liar.shares(keys);
        federation.hostile.answer(liar.run(), random(liar, keys, honest));

        liar.contributing(nobody(""));
        federation.hostile.answer(liar.run(), liar.survivor());
        federation.hostile.answer(liar.run(), liar.opening());

        failed(liar, "RS-SEC-014", "hostile");
        assertEquals(Set.of(), federation.lootOf(liar.run()).opened());
    }

    @Test
    void attack_31_wrong_share_at_the_opening_then_RS_SEC_014_names_the_site_and_the_others_are_enough() {
        PlayedMember liar = federation.asked("").sharing().contributing(nobody(""));
        federation.hostile.answer(liar.run(), liar.survivor());
        UnmaskingShares honest = liar.opening();
        byte[] body = honest.body().clone();
        body[71] ^= 1;
        Transcript transcript = Transcript.of("unmask")
                .digest(new Chain(liar.run()).t4())
                .u16(honest.index())
                .digest(Digest.of(body));

        federation.hostile.answer(
                liar.run(),
                new UnmaskingShares(honest.index(), body, Signature.of(federation.hostile.key.sign(transcript))));

        Run ended = Ends.of(federation.coordinator, liar.run().id());
        assertEquals(RunState.COMPLETE, ended.state());
        log.tell("RS-SEC-014", "hostile", "opening shares that are not right");
        assertEquals(Set.of(Set.of(1, 2, 3, 4)), federation.lootOf(ended).opened());
    }

    // Its own seed again, but not the one it has committed to.
    private static Instance sharing(Instance keyed, Secret masking) {
        InstanceSecrets other =
                new InstanceSecrets(keyed.secrets().orElseThrow().sealing(), masking, Secret.random(RANDOM));
        return with(keyed, other);
    }

    private static Instance with(Instance keyed, InstanceSecrets other) {
        return new Instance(
                keyed.context(),
                keyed.self(),
                Optional.of(other),
                keyed.keys(),
                keyed.shares(),
                keyed.sent(),
                keyed.t2(),
                keyed.contributors());
    }

    // Sealed as it should be, each for its receiver; what is inside belongs to no polynomial.
    private SealedShares random(PlayedMember liar, PhaseReturn.Keys keys, SealedShares honest) {
        InstanceSecrets own = liar.instance.secrets().orElseThrow();
        List<SealedShare> random = new ArrayList<>();
        for (SealedShare share : honest.sealed()) {
            InstanceSecrets others = new InstanceSecrets(own.sealing(), Secret.random(RANDOM), Secret.random(RANDOM));
            Instance keyed = with(liar.instance, others);
            SealedShares drawn = new Instance(
                            keyed.context(),
                            keyed.self(),
                            keyed.secrets(),
                            List.of(keyed.keys().get(keyed.self() - 1)),
                            List.of(),
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty())
                    .shared(keys.all(), federation.hostile.key, RANDOM)
                    .answer();
            drawn.sealed().stream().filter(s -> s.to() == share.to()).forEach(random::add);
        }
        SealedShares unsigned = new SealedShares(honest.index(), random, honest.signature());
        Transcript transcript = Transcript.of("shares")
                .digest(new Chain(liar.run()).t1())
                .u16(honest.index())
                .digest(unsigned.digest());
        liar.instance = new Instance(
                liar.instance.context(),
                liar.instance.self(),
                liar.instance.secrets(),
                liar.instance.keys(),
                liar.instance.shares(),
                Optional.of(unsigned.digest()),
                Optional.empty(),
                Optional.empty());
        return new SealedShares(honest.index(), random, Signature.of(federation.hostile.key.sign(transcript)));
    }

    @ParameterizedTest(name = "cell {0}")
    @ValueSource(longs = {Long.MIN_VALUE, Long.MAX_VALUE, -1, 4L * (1 << 24) + 1})
    void attack_38_count_out_of_range_then_RS_SEC_040_and_no_result(long cell) {
        Aggregate counts = nobody("");
        counts.lanes().narrow()[lastEvents(counts)] = cell;

        PlayedMember liar = federation.asked("").sharing().contributing(counts);
        liar.finishing();

        failed(liar, "RS-SEC-040", "is out of bounds");
    }

    @ParameterizedTest(name = "number {0} of the score = -2^{1}")
    @CsvSource({"0, 127, is out of bounds", "3, 91, is out of bounds", "4, 86, is negative"})
    void attack_38_score_out_of_range_then_RS_SEC_040_and_no_result(int number, int exponent, String why) {
        Aggregate counts = nobody(BY_SITE);
        StatisticBlock score = counts.layout().statisticBlocks().get(0);
        BigInteger lie = BigInteger.TWO.pow(exponent).negate();
        counts.lanes().setWide(counts.layout().offset(score) + number, lie);

        PlayedMember liar = federation.asked(BY_SITE).sharing().contributing(counts);
        liar.finishing();

        failed(liar, "RS-SEC-040", why);
    }

    @ParameterizedTest(name = "{0} in channel {1} at time {2}")
    @CsvSource({"5, 2, 2", "5, 1, 3", "5, 0, 0"})
    void attack_39_events_without_persons_then_RS_SEC_040_and_no_result(long persons, int channel, int time) {
        Aggregate counts = nobody("");
        RiskBlock block = counts.layout().riskBlocks().get(0);
        counts.lanes().narrow()[counts.layout().offset(block) + block.cell(0, time, channel)] = persons;

        PlayedMember liar = federation.asked("").sharing().contributing(counts);
        liar.finishing();

        failed(liar, "RS-SEC-040", "in block risk()");
    }

    // No honest site has an event that late: what stands there stands in the sum.
    private static int lastEvents(Aggregate counts) {
        RiskBlock block = counts.layout().riskBlocks().get(0);
        return counts.layout().offset(block) + block.cell(0, block.horizon(), block.causeChannel(0));
    }

    private static Aggregate nobody(String more) {
        return Aggregate.empty(MixedFederation.layout(more));
    }

    private void failed(PlayedMember liar, String code, String... words) {
        Run ended = Ends.of(federation.coordinator, liar.run().id());
        assertEquals(RunState.FAILED, ended.state());
        String problem = ended.problem().orElseThrow();
        assertTrue(problem.startsWith(code), problem);
        for (String word : words) {
            assertTrue(problem.contains(word), problem);
        }
        assertEquals(Map.of(), federation.coordinator.store().reports().find(ended.id()));
        for (String honest : List.of("site-1", "site-2", "site-3")) {
            Nodes.await(
                    () -> log.count("tasks-" + honest, "request " + ended.number(), "without a result", code) == 1,
                    honest + " logs " + code);
        }
    }
}
