// SPDX-License-Identifier: Apache-2.0
package org.riskset.privacy.masking;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.riskset.privacy.masking.Refusals.refused;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.riskset.survival.counts.Aggregate;
import org.riskset.survival.counts.Axis;
import org.riskset.survival.counts.Block;
import org.riskset.survival.counts.Block.ExclusionBlock;
import org.riskset.survival.counts.Block.RiskBlock;
import org.riskset.survival.counts.Block.StatisticBlock;
import org.riskset.survival.counts.Cohort;
import org.riskset.survival.counts.Cohorts;
import org.riskset.survival.counts.Lanes;
import org.riskset.survival.counts.Layout;
import org.riskset.survival.counts.Observation;
import org.riskset.survival.digest.Digest;
import org.riskset.survival.score.SiteSums;
import org.riskset.survival.study.AnalysisPlan;
import org.riskset.survival.study.TestSpec;

class SumCheckTest {
    private static final int SITES = 3;
    private static final long MOST = SITES * (1L << 24);
    private static final Axis ARM = new Axis("arm", List.of("a", "b"));
    private static final Axis SEX = new Axis("sex", List.of("f", "m"));
    private static final Axis STAGE = new Axis("stage", List.of("I", "II", "III"));
    private static final RiskBlock ARM_SEX = new RiskBlock(List.of(ARM, SEX), 4, true, List.of("death", "relapse"));
    private static final RiskBlock SEX_STAGE = new RiskBlock(List.of(SEX, STAGE), 4, true, List.of("death", "relapse"));
    private static final StatisticBlock SCORES = new StatisticBlock("test 0 logrank", 7, 64, List.of(4, 6));

    @ParameterizedTest
    @MethodSource("org.riskset.survival.counts.Cohorts#seeds")
    void honest_sites_when_added_then_coherent(long seed) {
        Cohort cohort = Cohorts.random(seed);
        List<Cohort> sites = cohort.splitIntoSites(seed);
        AnalysisPlan plan = cohort.plan(
                seed % 2 == 0 ? List.of(AnalysisPlan.SITE) : List.of(Cohort.STRATUM),
                TestSpec.of("logrank"),
                TestSpec.of("gehan"),
                TestSpec.of("tarone-ware"),
                TestSpec.of("pairwise"));

        assertDoesNotThrow(() -> SumCheck.check(SiteSums.pooled(plan, sites), sites.size()));
    }

    @Test
    void blocks_of_the_same_patients_when_checked_then_coherent() {
        assertDoesNotThrow(() -> SumCheck.check(counted(ARM_SEX, SEX_STAGE), SITES));
        assertDoesNotThrow(() -> SumCheck.check(counted(risk(ARM), risk(STAGE)), SITES));
        assertDoesNotThrow(() -> SumCheck.check(counted(risk(), risk(SEX)), SITES));
    }

    // Coherent by itself: as many enter as leave. Only the other block tells.
    @Test
    void patient_who_changes_a_shared_level_in_one_block_when_checked_then_refused() {
        for (Layout layout : List.of(
                new Layout(List.of(ARM_SEX, SEX_STAGE)),
                new Layout(List.of(SEX_STAGE, ARM_SEX)),
                new Layout(List.of(risk(SEX), ARM_SEX)))) {
            Aggregate counts = counted(layout.blocks().toArray(Block[]::new));
            move(counts, ARM_SEX, 0, 1);

            refused("RS-SEC-040", () -> SumCheck.check(counts, SITES));
        }
    }

    @Test
    void patient_who_changes_a_level_that_no_other_block_has_when_checked_then_not_told() {
        Aggregate counts = counted(ARM_SEX, SEX_STAGE);
        move(counts, ARM_SEX, 0, 2);

        assertDoesNotThrow(() -> SumCheck.check(counts, SITES));
    }

    @Test
    void patient_who_is_in_one_of_two_blocks_without_a_shared_variable_when_checked_then_refused() {
        spoiled(
                List.of(risk(ARM), risk(STAGE)),
                lanes -> lanes.narrow()[risk(ARM).cell(1, 2, 0)]++);
    }

    @Test
    void counts_when_at_their_bounds_then_coherent_and_beyond_them_refused() {
        ExclusionBlock excluded = new ExclusionBlock(List.of("missing time", "missing event"));
        Aggregate largest = Aggregate.empty(new Layout(List.of(excluded)));
        largest.lanes().narrow()[1] = MOST;

        assertDoesNotThrow(() -> SumCheck.check(largest, SITES));
        spoiled(List.of(excluded), lanes -> lanes.narrow()[1] = MOST + 1);
        spoiled(List.of(excluded), lanes -> lanes.narrow()[0] = -1);
        spoiled(List.of(excluded), lanes -> lanes.narrow()[0] = Long.MIN_VALUE);
        refused("RS-SEC-040", () -> SumCheck.check(largest, SITES - 1));
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 6})
    void variance_when_negative_then_refused(int position) {
        spoiled(List.of(SCORES), lanes -> lanes.setWide(position, BigInteger.valueOf(-1)));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 5})
    void other_numbers_of_a_score_when_negative_then_coherent(int position) {
        Aggregate scores = Aggregate.empty(new Layout(List.of(SCORES)));
        scores.lanes().setWide(position, BigInteger.ONE.shiftLeft(80).negate());

        assertDoesNotThrow(() -> SumCheck.check(scores, SITES));
    }

    @Test
    void score_beyond_what_patients_can_give_when_checked_then_refused() {
        BigInteger most = BigInteger.valueOf(SITES).shiftLeft(24 + 64);
        Aggregate scores = Aggregate.empty(new Layout(List.of(SCORES)));
        scores.lanes().setWide(0, most);

        assertDoesNotThrow(() -> SumCheck.check(scores, SITES));
        spoiled(List.of(SCORES), lanes -> lanes.setWide(0, most.add(BigInteger.ONE)));
        spoiled(
                List.of(SCORES),
                lanes -> lanes.setWide(0, most.add(BigInteger.ONE).negate()));
    }

    // What is left when a mask is taken off that was not on, or not taken off: noise in every lane.
    @Test
    void sum_with_a_mask_left_when_checked_then_refused() {
        SeededRandom random = new SeededRandom(1);
        for (int i = 0; i < 100; i++) {
            Mask mask = Mask.self(Digest.of("t2"), 1, Secret.random(random));
            spoiled(List.of(risk()), lanes -> mask.onto(lanes, true));
            Mask other = Mask.self(Digest.of("t2"), 1, Secret.random(random));
            spoiled(List.of(SCORES), lanes -> other.onto(lanes, false));
        }
    }

    private static RiskBlock risk(Axis... axes) {
        return new RiskBlock(List.of(axes), 4, true, List.of("death", "relapse"));
    }

    // A patient who came at 0 and died at 4 is of another pattern from now on.
    private static void move(Aggregate counts, RiskBlock block, int from, int to) {
        int offset = counts.layout().offset(block);
        long[] cells = counts.lanes().narrow();
        for (int cell : new int[] {block.cell(0, 0, 0), block.cell(0, 4, block.causeChannel(0))}) {
            int pattern = block.cell(1, 0, 0);
            cells[offset + cell + from * pattern]--;
            cells[offset + cell + to * pattern]++;
        }
    }

    private static void spoiled(List<Block> blocks, Consumer<Lanes> lie) {
        Aggregate counts = counted(blocks.toArray(Block[]::new));
        lie.accept(counts.lanes());

        refused("RS-SEC-040", () -> SumCheck.check(counts, SITES));
    }

    private static Aggregate counted(Block... blocks) {
        Random random = new Random(5);
        List<Observation> rows = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            int time = 1 + random.nextInt(4);
            Map<String, Integer> levels =
                    Map.of("arm", random.nextInt(2), "sex", random.nextInt(2), "stage", random.nextInt(3));
            rows.add(new Observation(random.nextInt(time), time, random.nextInt(3) - 1, levels));
        }
        return Aggregate.count(new Layout(List.of(blocks)), rows);
    }
}
