// SPDX-License-Identifier: Apache-2.0
package org.riskset.privacy.disclosure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.riskset.survival.counts.Aggregate;
import org.riskset.survival.counts.ComparedCounts.Points;
import org.riskset.survival.counts.CurveCounts;
import org.riskset.survival.counts.Observation;
import org.riskset.survival.counts.PlanLayout;
import org.riskset.survival.error.RefusedException;
import org.riskset.survival.study.AnalysisPlan;
import org.riskset.survival.study.AnalysisPlan.Estimates;
import org.riskset.survival.study.AnalysisPlan.ReleaseRequest;
import org.riskset.survival.study.AnalysisPlan.TimePlan;
import org.riskset.survival.study.Baseline;
import org.riskset.survival.study.CauseCodes;
import org.riskset.survival.study.Endpoint;
import org.riskset.survival.study.Endpoint.ReleaseLattice;
import org.riskset.survival.study.Study;
import org.riskset.survival.study.TimeColumns;
import org.riskset.survival.study.TimeGrid;
import org.riskset.survival.study.TimeScale;
import org.riskset.survival.study.Variable;

class ReleaseReviewTest {
    private static final ReleaseConditions EXACT = new ReleaseConditions(3);
    private static final ReleaseConditions THRESHOLDED =
            new ReleaseConditions(3, Quorum.DEFAULT, ReleaseDemand.DEFAULT);
    private static final Study STUDY = new Study(
            "s",
            Optional.empty(),
            TimeScale.MONTHS,
            List.of(new Endpoint(
                    "os",
                    new TimeColumns.Recorded("time", Optional.empty()),
                    "event",
                    List.of("0"),
                    List.of(new CauseCodes("death", List.of("1"))),
                    Optional.of(new ReleaseLattice(3, 24)))),
            List.of(new Variable.Categorical("grade", List.of("low", "middle", "high"))));

    @Test
    void every_site_exact_when_reviewed_then_everything_as_it_is() {
        Aggregate pooled = pooled(60, 60, 4);

        Released released = review(plan(ReleaseRequest.DEFAULT), pooled, EXACT, EXACT);

        assertEquals(ReleaseLevel.EXACT, released.level());
        assertEquals(numbers(CurveCounts.of(STUDY, plan(ReleaseRequest.DEFAULT), pooled)), numbers(released.curves()));
        assertEquals(4, released.curves().size());
        assertEquals(1, released.rulings().size());
    }

    @Test
    void one_site_thresholded_when_reviewed_then_no_small_number_and_no_small_group() {
        Released released = review(plan(ReleaseRequest.DEFAULT), pooled(60, 60, 4), EXACT, THRESHOLDED);

        assertEquals(List.of("", "middle"), groups(released));
        for (CurveCounts curve : released.curves()) {
            assertFalse(curve.whole());
            for (long events : curve.risk().nEventAll()) {
                assertTrue(events == 0 || events >= 5, "" + events);
            }
            for (double time : curve.risk().time()) {
                assertEquals(0, time % 3);
            }
        }
        assertEquals(Set.of("low", "high"), hidden(released));
        List<String> codes = released.rulings().stream().map(Ruling::code).toList();
        assertTrue(codes.containsAll(List.of("RS-DISC-010", "RS-DISC-011", "RS-DISC-012")), codes::toString);
    }

    @Test
    void plan_that_asks_for_less_when_reviewed_then_the_usual_thresholds() {
        ReleaseRequest less =
                new ReleaseRequest(OptionalInt.empty(), Optional.of("thresholded"), OptionalInt.empty(), true);

        ReleaseDemand demand =
                review(plan(less), pooled(60, 60, 60), EXACT).conditions().release();

        assertEquals(ReleaseDemand.DEFAULT, demand);
    }

    @Test
    void fewer_patients_than_a_group_needs_when_reviewed_then_RS_DISC_010_without_a_number() {
        RefusedException refused = assertThrows(
                RefusedException.class, () -> review(plan(ReleaseRequest.DEFAULT), pooled(3, 3, 3), THRESHOLDED));

        assertEquals("RS-DISC-010", refused.first().code().code());
        assertFalse(refused.first().what().matches(".*\\d.*"), refused.first().what());
    }

    @Test
    void the_same_counts_when_reviewed_again_then_the_same_numbers() {
        String once = numbers(review(plan(ReleaseRequest.DEFAULT), pooled(60, 60, 60), THRESHOLDED)
                .curves());

        assertEquals(
                once,
                numbers(review(plan(ReleaseRequest.DEFAULT), pooled(60, 60, 60), THRESHOLDED)
                        .curves()));
    }

    private static Released review(AnalysisPlan plan, Aggregate pooled, ReleaseConditions... signed) {
        return ReleaseReview.review(STUDY, plan, pooled, List.of(signed));
    }

    private static List<String> groups(Released released) {
        return released.curves().stream().map(c -> c.group().orElse("")).toList();
    }

    private static Set<String> hidden(Released released) {
        return released.compared().<Set<String>>fold(Points::hidden, intervals -> Set.of());
    }

    private static String numbers(List<CurveCounts> curves) {
        StringBuilder numbers = new StringBuilder();
        for (CurveCounts curve : curves) {
            numbers.append(Arrays.toString(curve.risk().nRisk()));
            numbers.append(Arrays.toString(curve.risk().nEventAll()));
            numbers.append(Arrays.toString(curve.risk().nCensor()));
        }
        return numbers.toString();
    }

    private static AnalysisPlan plan(ReleaseRequest release) {
        TimeGrid grid = new TimeGrid(1, OptionalDouble.of(24));
        return new AnalysisPlan(
                "s",
                Optional.empty(),
                "purpose",
                Optional.of("os"),
                Optional.of("grade"),
                List.of(),
                List.of(),
                Optional.of(new TimePlan(grid, List.of(), List.of())),
                Estimates.DEFAULT,
                List.of(),
                List.of(),
                Baseline.NONE,
                List.of(),
                release);
    }

    // So many patients in each group.
    private static Aggregate pooled(int... groups) {
        Random random = new Random(7);
        List<Observation> rows = new ArrayList<>();
        for (int g = 0; g < groups.length; g++) {
            for (int i = 0; i < groups[g]; i++) {
                int cause = random.nextInt(3) == 0 ? -1 : 0;
                rows.add(new Observation(0, random.nextInt(25), cause, Map.of("grade", g)));
            }
        }
        return Aggregate.count(PlanLayout.of(STUDY, plan(ReleaseRequest.DEFAULT)), rows);
    }
}
