// SPDX-License-Identifier: Apache-2.0
package org.riskset.federation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.riskset.coordinator.admin.Submission.Paper;

/** A study small enough to count by hand: time on the grid 0 to 3, one cause. */
final class SampleStudy {
    static final String ID = "net-liver";

    private SampleStudy() {}

    static Paper study() {
        return new Paper("study.yaml", """
                apiVersion: riskset/v1
                kind: Study
                id: net-liver
                title: Three months
                time: {unit: months}
                endpoints:
                  os: {time: os_months, event: os_event, censored: ["0"], causes: {death: ["1"]}}
                """);
    }

    /** A plan that differs from others by its purpose. */
    static Paper plan(String purpose, int minSites) {
        return new Paper("plan.yaml", """
                apiVersion: riskset/v1
                kind: AnalysisPlan
                study: net-liver
                purpose: %s
                endpoint: os
                time: {grid: 1, horizon: 3}
                release: {minSites: %d, level: exact}
                """.formatted(purpose, minSites));
    }

    /** A center's file: one row for each pair of time and event. */
    static Path file(Path folder, String site, String... rows) {
        return file(folder, site, "os_months,os_event", List.of(rows));
    }

    static Path file(Path folder, String site, String header, List<String> rows) {
        Path file = folder.resolve(site + ".csv");
        try {
            Files.createDirectories(folder);
            Files.writeString(file, header + "\n" + String.join("\n", rows) + "\n");
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
