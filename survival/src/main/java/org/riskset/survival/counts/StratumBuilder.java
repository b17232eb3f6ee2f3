// SPDX-License-Identifier: Apache-2.0
package org.riskset.survival.counts;

import java.util.Arrays;
import org.riskset.survival.counts.Block.RiskBlock;
import org.riskset.survival.counts.GroupedRiskTable.Stratum;

/** Walks the counts of one stratum's groups and keeps the times with an event. */
final class StratumBuilder {
    private final RiskCounts counts;
    private final RiskBlock block;
    private final int first;
    private final int groups;
    private final int cause;

    StratumBuilder(RiskCounts counts, int first, int groups, int cause) {
        this.counts = counts;
        this.block = counts.block();
        this.first = first;
        this.groups = groups;
        this.cause = cause;
    }

    Stratum build(double[] times) {
        int length = block.horizon() + 1;
        double[] time = new double[length];
        long[][] nRisk = new long[groups][length];
        long[][] nEvent = new long[groups][length];
        long[] atRisk = new long[groups];
        for (int g = 0; g < groups; g++) {
            atRisk[g] = block.entry() ? 0 : counts.n(first + g);
        }
        int rows = 0;
        for (int k = 0; k < length; k++) {
            long events = 0;
            for (int g = 0; g < groups; g++) {
                nRisk[g][rows] = atRisk[g];
                nEvent[g][rows] = events(g, k);
                events += nEvent[g][rows];
                atRisk[g] += entered(g, k) - gone(g, k);
            }
            if (events > 0) {
                time[rows++] = times[k];
            }
        }
        return new Stratum(Arrays.copyOf(time, rows), trim(nRisk, rows), trim(nEvent, rows));
    }

    private long events(int group, int time) {
        if (cause != GroupedRiskTable.ANY_CAUSE) {
            return counts.at(first + group, time, block.causeChannel(cause));
        }
        long events = 0;
        for (int c = 0; c < block.causes().size(); c++) {
            events += counts.at(first + group, time, block.causeChannel(c));
        }
        return events;
    }

    private long entered(int group, int time) {
        return block.entry() ? counts.at(first + group, time, 0) : 0;
    }

    private long gone(int group, int time) {
        long gone = 0;
        for (int channel = block.censoredChannel(); channel < block.channelCount(); channel++) {
            gone += counts.at(first + group, time, channel);
        }
        return gone;
    }

    private static long[][] trim(long[][] rows, int size) {
        return Arrays.stream(rows).map(row -> Arrays.copyOf(row, size)).toArray(long[][]::new);
    }
}
