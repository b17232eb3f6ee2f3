// SPDX-License-Identifier: Apache-2.0
package org.riskset.site.counting;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.riskset.survival.counts.Exclusions;
import org.riskset.survival.study.AnalysisPlan;
import org.riskset.survival.study.Endpoint;

class RowSpecificationTest {

    @Test
    void generated_rows_when_read_then_every_reason_occurs_and_rows_are_left_to_count() {
        TreeSet<String> possible = new TreeSet<>();
        TreeSet<String> seen = new TreeSet<>();
        long counted = 0;
        for (long seed : DialectContract.seeds().toArray()) {
            Registry registry = new Registry(seed);
            AnalysisPlan plan = registry.plan();
            Endpoint endpoint =
                    registry.study().endpoint(plan.endpoint().orElseThrow()).orElseThrow();
            possible.addAll(Exclusions.reasons(endpoint, plan.completeVariables(), registry.study()));
            DialectContract.Expected expected = DialectContract.Expected.of(registry, plan, registry.rows(300));
            seen.addAll(expected.excluded().keySet());
            counted += expected.observations().size();
        }

        assertEquals(possible, seen);
        assertTrue(counted > 1000, counted + " rows counted");
    }
}
