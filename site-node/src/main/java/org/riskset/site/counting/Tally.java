// SPDX-License-Identifier: Apache-2.0
package org.riskset.site.counting;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.riskset.survival.counts.Axis;
import org.riskset.survival.counts.Block.RiskBlock;

/** Where a count of the query's result belongs in a block. */
final class Tally {
    private final RiskBlock block;
    private final long[] cells;
    private final int offset;
    private final int[] positions;

    /**
     * Adds to the cells of a block that begin at an offset.
     *
     * @param variables in the order of the query's columns {@code l1}, {@code l2}, …
     */
    Tally(RiskBlock block, long[] cells, int offset, List<String> variables) {
        this.block = block;
        this.cells = cells;
        this.offset = offset;
        this.positions = block.patterns().stream()
                .mapToInt(axis -> variables.indexOf(axis.variable()) + 1)
                .toArray();
    }

    /** Adds one count to its cell. */
    void add(ResultSet row) throws SQLException {
        int pattern = 0;
        for (int i = 0; i < positions.length; i++) {
            Axis axis = block.patterns().get(i);
            pattern = pattern * axis.size() + row.getInt("l" + positions[i]);
        }
        boolean entry = row.getInt("entries") == 1;
        int channel = entry ? 0 : block.censoredChannel() + 1 + row.getInt("cause");
        cells[offset + block.cell(pattern, row.getInt("at_index"), channel)] += row.getLong("n");
    }
}
