// SPDX-License-Identifier: Apache-2.0
package org.riskset.federation;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.riskset.coordinator.admin.Submission.Paper;
import org.riskset.privacy.disclosure.SitePolicy;
import org.riskset.privacy.identity.SiteId;

/** The invented study that comes with the product: six centers, the first equal to a published series. */
final class DemoStudy {
    /** Centers that the files hold. */
    static final int CENTERS = 6;

    /** What is asked, in the order of the questions. */
    static final List<String> PLANS = List.of(
            "os-all", "os-margin", "os-age", "os-primary-site", "os-histology", "os-presentation", "recurrence-margin");

    private static final String DATA = "data/site-%d.csv";

    private final Path folder;

    private DemoStudy(Path folder) {
        this.folder = folder;
    }

    /** Unpacks the study, its plans and the centers' files. */
    static DemoStudy unpack(Path folder) {
        copy("study.yaml", folder);
        PLANS.forEach(plan -> copy("plans/" + plan + ".yaml", folder));
        IntStream.rangeClosed(1, CENTERS).forEach(i -> copy(String.format(DATA, i), folder));
        return new DemoStudy(folder);
    }

    private static void copy(String name, Path folder) {
        Path target = folder.resolve(name);
        try (InputStream in = DemoStudy.class.getResourceAsStream("/demo/" + name)) {
            Files.createDirectories(target.getParent());
            Files.copy(in, target);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path file() {
        return folder.resolve("study.yaml");
    }

    Path plan(String name) {
        return folder.resolve("plans/" + name + ".yaml");
    }

    /** The first centers, in order. */
    List<Center> centers(int count, SitePolicy policy) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(i -> new Center(
                        new SiteId("site-" + i),
                        folder.resolve(String.format(DATA, i)).toAbsolutePath(),
                        policy))
                .toList();
    }

    /** A plan for one center alone: the same question without the demand for three. */
    Paper alone(String name) {
        Paper paper = Papers.read(plan(name));
        return new Paper(paper.file(), paper.text().replaceFirst("minSites: *\\d+", "minSites: 1"));
    }

    /** The rows of these centers in one file: what nobody but a demonstration can have. */
    Path together(int count) {
        Path file = folder.resolve("together.csv");
        try {
            StringBuilder rows = new StringBuilder();
            for (int i = 1; i <= count; i++) {
                List<String> lines = Files.readAllLines(folder.resolve(String.format(DATA, i)), StandardCharsets.UTF_8);
                lines.subList(i == 1 ? 0 : 1, lines.size())
                        .forEach(line -> rows.append(line).append('\n'));
            }
            return Files.writeString(file, rows);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
