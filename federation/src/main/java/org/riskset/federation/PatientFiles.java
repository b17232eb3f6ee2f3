// SPDX-License-Identifier: Apache-2.0
package org.riskset.federation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.riskset.privacy.disclosure.SitePolicy;
import org.riskset.privacy.identity.SiteId;
import org.riskset.survival.error.Problem;
import org.riskset.survival.error.RisksetException;
import org.riskset.survival.study.NaturalOrder;

/** The files of a folder, one site each: a file's stem is the site's name. */
final class PatientFiles {
    private PatientFiles() {}

    /** Sites in order of name, numbers by value. */
    static List<Center> in(Path folder, SitePolicy policy) {
        List<Path> files = list(folder);
        if (files.isEmpty()) {
            throw RisksetException.of(Problem.of(SimulationError.NO_DATA, "no .csv or .parquet file in " + folder)
                    .with(Problem.DO, "put one file per site there: its name is the site's name"));
        }
        List<Center> centers = new ArrayList<>();
        for (Path file : files) {
            SiteId site = new SiteId(stem(file));
            if (centers.stream().anyMatch(c -> c.site().equals(site))) {
                throw RisksetException.of(Problem.of(SimulationError.SAME_SITE, "two files of site " + site)
                        .with(Problem.DO, "keep one of .csv and .parquet"));
            }
            centers.add(new Center(site, file.toAbsolutePath(), policy));
        }
        return centers;
    }

    private static List<Path> list(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(f -> f.getFileName().toString().matches("[^.].*\\.(csv|parquet)"))
                    .sorted(Comparator.comparing(PatientFiles::stem, NaturalOrder.OF_NAMES))
                    .toList();
        } catch (IOException e) {
            throw RisksetException.of(
                    Problem.of(SimulationError.NO_DATA, "the folder " + folder + " cannot be read"), e);
        }
    }

    /** A file's name without its ending. */
    static String stem(Path file) {
        String name = file.getFileName().toString();
        int dot = name.lastIndexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
    }
}
