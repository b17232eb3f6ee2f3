// SPDX-License-Identifier: Apache-2.0
package org.riskset.coordinator.report;

import java.util.List;
import org.riskset.survival.analysis.Curve;

/**
 * How much of an exact event table is about one patient at a time.
 *
 * @param times times with an event, summed over curves
 * @param single those with exactly one
 */
record SingleEvents(long times, long single) {

    static SingleEvents of(List<Curve> curves) {
        long times = 0;
        long single = 0;
        for (Curve curve : curves) {
            for (long events : curve.estimate().risk().nEventAll()) {
                times += events > 0 ? 1 : 0;
                single += events == 1 ? 1 : 0;
            }
        }
        return new SingleEvents(times, single);
    }
}
