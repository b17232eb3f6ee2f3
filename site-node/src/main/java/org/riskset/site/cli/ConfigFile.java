// SPDX-License-Identifier: Apache-2.0
package org.riskset.site.cli;

import java.nio.file.Path;
import java.util.Optional;
import org.riskset.site.config.SiteConfig;
import picocli.CommandLine.Option;

/** Which {@code site.yaml}: the option, else the variable RISKSET_CONFIG, else the one in this folder. */
public final class ConfigFile {
    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "this site's configuration (default: $RISKSET_CONFIG, else site.yaml)")
    private Path option;

    Path path() {
        return Optional.ofNullable(option)
                .or(() -> Optional.ofNullable(System.getenv("RISKSET_CONFIG"))
                        .filter(name -> !name.isEmpty())
                        .map(Path::of))
                .orElse(Path.of("site.yaml"));
    }

    SiteConfig read() {
        return SiteConfig.read(path());
    }
}
