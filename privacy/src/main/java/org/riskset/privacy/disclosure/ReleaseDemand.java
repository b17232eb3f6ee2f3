// SPDX-License-Identifier: Apache-2.0
package org.riskset.privacy.disclosure;

import java.util.OptionalDouble;

/**
 * How small the numbers may be that a site's patients are published in.
 *
 * @param minCell smallest count of events above none, 1 or from 3; with 2, "1 to 1" would tell a number
 * @param minGroup fewest patients of a group that is shown
 * @param minRisk fewest patients at risk in the last row of a curve that is shown
 * @param step smallest step of a study's release lattice, in its time unit; empty = any
 * @param fromProtected whether tests are computed from the protected counts too ({@code statistics: protected}), instead
 *     of from the counts themselves and rounded
 * @param zeroCells whether it may be told that nobody had an event ({@code zero_cells: allow})
 */
public record ReleaseDemand(
        ReleaseLevel level,
        int minCell,
        int minGroup,
        int minRisk,
        OptionalDouble step,
        boolean fromProtected,
        boolean zeroCells) {
    /** Everything may be published as it is. */
    public static final ReleaseDemand EXACT =
            new ReleaseDemand(ReleaseLevel.EXACT, 1, 1, 1, OptionalDouble.empty(), false, true);

    /** What a site asks for that says nothing else. */
    public static final ReleaseDemand DEFAULT =
            new ReleaseDemand(ReleaseLevel.THRESHOLDED, 5, 10, 10, OptionalDouble.empty(), false, true);

    public static final int LARGEST = 9999;
    public static final int LARGEST_CELL = 50;

    public ReleaseDemand {
        require(isCell(minCell), "min_cell", minCell);
        require(minGroup >= 1 && minGroup <= LARGEST, "min_group", minGroup);
        require(minRisk >= 1 && minRisk <= LARGEST, "min_risk", minRisk);
        step.ifPresent(width -> require(width > 0 && width < Double.POSITIVE_INFINITY, "release_step", width));
    }

    /** Whether a smallest cell protects as it says. */
    public static boolean isCell(int minCell) {
        return minCell == 1 || minCell >= 3 && minCell <= LARGEST_CELL;
    }

    /** The same with a level. */
    public ReleaseDemand at(ReleaseLevel other) {
        return new ReleaseDemand(other, minCell, minGroup, minRisk, step, fromProtected, zeroCells);
    }

    /** The same with a smallest cell. */
    ReleaseDemand withCell(int cell) {
        return new ReleaseDemand(level, cell, minGroup, minRisk, step, fromProtected, zeroCells);
    }

    /** The stricter of both in every member. */
    public ReleaseDemand and(ReleaseDemand other) {
        double width = Math.max(step.orElse(0), other.step.orElse(0));
        return new ReleaseDemand(
                level.stricter(other.level),
                Math.max(minCell, other.minCell),
                Math.max(minGroup, other.minGroup),
                Math.max(minRisk, other.minRisk),
                width > 0 ? OptionalDouble.of(width) : OptionalDouble.empty(),
                fromProtected || other.fromProtected,
                zeroCells && other.zeroCells);
    }

    SmallestCell cell() {
        return new SmallestCell(minCell, zeroCells);
    }

    private static void require(boolean holds, String member, double value) {
        if (!holds) {
            throw new IllegalArgumentException(member + " " + value);
        }
    }
}
