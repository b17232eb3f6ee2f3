// SPDX-License-Identifier: Apache-2.0
package org.riskset.privacy.masking;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.riskset.privacy.identity.RunId;
import org.riskset.privacy.identity.Vectors;
import org.riskset.survival.digest.Digest;

class RunContextTest {

    @ParameterizedTest
    @ValueSource(strings = {"A", "B", "C"})
    void context_of_a_run_when_hashed_then_context_of_the_protocol(String run) {
        RunContext context = context(run, Vectors.digest(run + ".previous"));

        assertArrayEquals(Vectors.bytes(run + ".context"), context.ctx());
    }

    @Test
    void round_0_when_it_follows_something_then_refused() {
        assertThrows(IllegalArgumentException.class, () -> context("A", Digest.of("x")));
    }

    private static RunContext context(String run, Digest previous) {
        return new RunContext(
                RunId.of(Vectors.bytes(run + ".run_id")),
                Vectors.number(run + ".attempt"),
                Vectors.number(run + ".round"),
                Vectors.digest(run + ".study_digest"),
                Vectors.digest(run + ".plan_digest"),
                Vectors.digest(run + ".roster_digest"),
                Vectors.digest(run + ".layout_digest"),
                Vectors.number(run + ".k"),
                Vectors.number(run + ".min_sites"),
                Vectors.number(run + ".d64"),
                Vectors.number(run + ".d128"),
                previous);
    }
}
