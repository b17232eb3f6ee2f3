// SPDX-License-Identifier: Apache-2.0
package org.riskset.survival.counts;

import java.util.Arrays;
import org.riskset.survival.counts.Block.RiskBlock;

/** Walks the counts of some patterns from the first time to the last. */
final class RiskTableBuilder {
    private final RiskCounts counts;
    private final RiskBlock block;
    private final int[] patterns;

    RiskTableBuilder(RiskCounts counts, int[] patterns) {
        this.counts = counts;
        this.block = counts.block();
        this.patterns = patterns;
    }

    RiskTable build(double[] times) {
        int length = block.horizon() + 1;
        int causes = block.causes().size();
        double[] time = new double[length];
        long[] nRisk = new long[length];
        long[][] nEvent = new long[causes][length];
        long[] nCensor = new long[length];
        long n = Arrays.stream(patterns).mapToLong(counts::n).sum();
        long atRisk = block.entry() ? 0 : n;
        int rows = 0;
        for (int k = 0; k < length; k++) {
            long censored = sum(k, block.censoredChannel());
            long gone = censored;
            for (int cause = 0; cause < causes; cause++) {
                nEvent[cause][rows] = sum(k, block.causeChannel(cause));
                gone += nEvent[cause][rows];
            }
            if (gone > 0) {
                time[rows] = times[k];
                nRisk[rows] = atRisk;
                nCensor[rows] = censored;
                rows++;
            }
            // at risk in (entry, time]: who enters at k is counted from the next time on
            atRisk += (block.entry() ? sum(k, 0) : 0) - gone;
        }
        return trimmed(rows, time, nRisk, nEvent, nCensor, n);
    }

    private static RiskTable trimmed(int rows, double[] time, long[] nRisk, long[][] nEvent, long[] nCensor, long n) {
        long[][] events = new long[nEvent.length][];
        for (int cause = 0; cause < events.length; cause++) {
            events[cause] = Arrays.copyOf(nEvent[cause], rows);
        }
        return new RiskTable(
                Arrays.copyOf(time, rows), Arrays.copyOf(nRisk, rows), events, Arrays.copyOf(nCensor, rows), n);
    }

    private long sum(int time, int channel) {
        long sum = 0;
        for (int pattern : patterns) {
            sum += counts.at(pattern, time, channel);
        }
        return sum;
    }
}
