// SPDX-License-Identifier: Apache-2.0
package org.riskset.federation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.riskset.coordinator.admin.Submission.Paper;
import org.riskset.coordinator.run.Run;
import org.riskset.coordinator.run.RunState;
import org.riskset.coordinator.store.ContributionTable;
import org.riskset.privacy.disclosure.SitePolicy;
import org.riskset.privacy.identity.SiteId;
import org.riskset.site.cohort.Resources;

/**
 * What a coordinator has on its disk while a sum is made. In secure mode nothing tells it from random numbers, neither
 * within one site's vector nor between two; the same figures of the same data in plain mode are far beyond any chance.
 */
class StoredVectorsAreUniformTest {
    private static final int SITES = 4;
    private static final int LEVELS = 10;
    private static final int FINE = 13_000;
    private static final int COARSE = 200;
    private static final int ROWS = 4000;
    private static final long SEED = 20_260_302;
    private static final double BEYOND_DOUBT = 1000;

    private static final Paper STUDY = new Paper("study.yaml", """
            apiVersion: riskset/v1
            kind: Study
            id: net-liver
            title: Many levels on a fine grid
            time: {unit: days}
            endpoints:
              os: {time: os_days, event: os_event, censored: ["0"], causes: {death: ["1"]}}
            variables:
              ward: {type: categorical, levels: ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"]}
            """);

    @TempDir
    private Path folder;

    @Test
    void masked_vectors_when_stored_then_a_million_lanes_without_structure() throws Exception {
        List<long[]> stored = stored("secure", FINE, RunState.CONFIRMING);

        assertTrue(stored.stream().mapToInt(v -> v.length).sum() > 1_000_000);
        for (long[] vector : stored) {
            chance("bytes", Uniformity.bytes(vector));
            chance("bits", Uniformity.bits(vector));
            chance("neighbors", Uniformity.neighbors(vector));
        }
        long[] all = stored.stream().flatMapToLong(Arrays::stream).toArray();
        chance("all together", Uniformity.worst(all));
        for (int i = 0; i < stored.size(); i++) {
            for (int j = 0; j < i; j++) {
                chance("sites " + i + " and " + j, Uniformity.between(stored.get(i), stored.get(j)));
            }
        }
    }

    @Test
    void open_vectors_when_stored_then_the_same_figures_are_beyond_doubt() throws Exception {
        List<long[]> stored = stored("plain", COARSE, RunState.REVIEWING);

        for (long[] vector : stored) {
            assertTrue(Uniformity.bytes(vector) > BEYOND_DOUBT);
            assertTrue(Uniformity.bits(vector) > 5 * Uniformity.LIMIT);
        }
    }

    private static void chance(String what, double figure) {
        assertTrue(figure < Uniformity.LIMIT, () -> what + ": " + figure + " standard errors");
    }

    private static Paper plan(int horizon) {
        return new Paper("plan.yaml", """
                apiVersion: riskset/v1
                kind: AnalysisPlan
                study: net-liver
                purpose: uniformity
                endpoint: os
                groupBy: ward
                time: {grid: 1, horizon: %d}
                release: {minSites: 3, level: exact}
                """.formatted(horizon));
    }

    // Read as the run reaches a state, on the coordinator's own thread: nothing of it is removed yet.
    private List<long[]> stored(String mode, int horizon, RunState state) throws Exception {
        List<Center> centers = IntStream.range(0, SITES).mapToObj(this::center).toList();
        CompletableFuture<List<long[]>> read = new CompletableFuture<>();
        try (LocalFederation federation = LocalFederation.start(
                folder.resolve("federation"), SampleStudy.ID, centers, new Resources(1, 128), ready -> {})) {
            ContributionTable contributions = federation.coordinator().store().contributions();
            federation.coordinator().watch().listen(run -> {
                if (run.state() == state) {
                    read.complete(vectors(contributions, run));
                }
            });
            Run run = federation.coordinator().submission().submit(STUDY, plan(horizon), mode, List.of());
            List<long[]> vectors = read.get(60, TimeUnit.SECONDS);
            assertEquals(SITES, vectors.size());
            if (state == RunState.REVIEWING) {
                Ends.of(federation.coordinator(), run.id());
            }
            return vectors;
        }
    }

    private static List<long[]> vectors(ContributionTable contributions, Run run) {
        List<long[]> vectors = new ArrayList<>();
        contributions.forEach(run.id(), run.attempt(), row -> vectors.add(BareHands.lanes(row.bytes())));
        return vectors;
    }

    private Center center(int number) {
        Random random = new Random(SEED + number);
        List<String> rows = IntStream.range(0, ROWS)
                .mapToObj(i -> random.nextInt(FINE) + "," + random.nextInt(2) + "," + random.nextInt(LEVELS))
                .toList();
        String site = "site-" + (number + 1);
        Path file = SampleStudy.file(folder.resolve("data"), site, "os_days,os_event,ward", rows);
        return new Center(new SiteId(site), file, SitePolicy.permissive());
    }
}
