// SPDX-License-Identifier: Apache-2.0
package org.riskset.federation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import org.riskset.coordinator.CoordinatorFiles;
import org.riskset.coordinator.CoordinatorNode;
import org.riskset.coordinator.config.Clocks;
import org.riskset.coordinator.config.CoordinatorConfig;
import org.riskset.privacy.identity.SiteKey;
import org.riskset.proto.document.HostPort;
import org.riskset.proto.transport.CertificateAuthority;

/** Sets up a coordinator of its own in a folder of this machine. */
final class LocalCoordinator {
    private static final String LOCALHOST = "127.0.0.1";
    private static final Duration STEP = Duration.ofMinutes(10);

    /** Nobody waits for a person here. */
    static final Clocks MINUTES = new Clocks(STEP, STEP, STEP, STEP, STEP, STEP);

    private LocalCoordinator() {}

    /** A coordinator with new keys, listening on a free port of 127.0.0.1. */
    static CoordinatorNode start(Path folder, Clocks clocks, SecureRandom random, Clock clock) {
        Path keys = folder.resolve("keys");
        CoordinatorFiles files = new CoordinatorFiles(keys);
        try {
            Files.createDirectories(keys);
            Files.writeString(folder.resolve("coordinator.yaml"), "name: local\nhost: " + LOCALHOST + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        SiteKey.generate(random).write(files.identity());
        SiteKey.generate(random).write(files.requester());
        CertificateAuthority.create(files.authorityKey(), files.authority(), "local", clock, random);
        HostPort anyPort = new HostPort(LOCALHOST, 0);
        CoordinatorConfig config = new CoordinatorConfig(
                "local", LOCALHOST, anyPort, anyPort, folder.resolve("coordinator.db"), keys, folder, clocks);
        return new CoordinatorNode(config, clock).start();
    }
}
