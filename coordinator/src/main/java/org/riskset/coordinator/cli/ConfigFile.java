// SPDX-License-Identifier: Apache-2.0
package org.riskset.coordinator.cli;

import java.nio.file.Path;
import java.util.Optional;
import org.riskset.coordinator.config.CoordinatorConfig;
import picocli.CommandLine.Option;

/** Which {@code coordinator.yaml}: the option, else the variable RISKSET_CONFIG, else the one in this folder. */
public final class ConfigFile {
    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "the coordinator's configuration (default: $RISKSET_CONFIG, else coordinator.yaml)")
    private Path option;

    Path path() {
        return Optional.ofNullable(option)
                .or(() -> Optional.ofNullable(System.getenv("RISKSET_CONFIG"))
                        .filter(name -> !name.isEmpty())
                        .map(Path::of))
                .orElse(Path.of("coordinator.yaml"));
    }

    CoordinatorConfig read() {
        return CoordinatorConfig.read(path());
    }
}
