// SPDX-License-Identifier: Apache-2.0
package org.riskset.coordinator.cli;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.riskset.coordinator.CoordinatorFiles;
import org.riskset.coordinator.config.CoordinatorConfig;
import org.riskset.privacy.identity.Fingerprint;
import org.riskset.privacy.identity.SiteKey;
import org.riskset.proto.console.NewFolder;
import org.riskset.proto.document.HostPort;
import org.riskset.proto.transport.CertificateAuthority;
import org.riskset.proto.transport.Certificates;
import org.riskset.survival.digest.CanonicalJson;
import org.riskset.survival.digest.Digest;

/** What {@code init} has made: configuration and keys of a coordinator. */
record CoordinatorFolder(String files, Digest pin, Fingerprint fingerprint) {
    private static final String CONFIG = "coordinator.yaml";

    private static final String TEMPLATE = """
            # The coordinator. Paths are relative to this file. An unknown key is an error at start.
            name: %s
            host: %s                     # sites dial it; it stands in the certificate and in invitations
            listen: "%s"
            admin: {listen: "127.0.0.1:0"}   # for the commands on this machine; 0 = any free port
            store: coordinator.db        # sites, runs, results; sums only once a run has ended
            keys: keys                   # keep a copy of this folder in a safe place
            clocks:
              inviting: 7d               # how long sites may take to answer, people included
              collecting: 30m            # how long their counts may take after that
            """;

    static CoordinatorFolder write(Path folder, String name, String host, HostPort listen) {
        SecureRandom random = new SecureRandom();
        SiteKey identity = SiteKey.generate(random);
        AtomicReference<CertificateAuthority> authority = new AtomicReference<>();
        String config = TEMPLATE.formatted(CanonicalJson.of(name), CanonicalJson.of(host), listen);
        NewFolder.of(folder, List.of(CONFIG, CoordinatorConfig.DEFAULT_KEYS)).write(draft -> {
            CoordinatorFiles keys =
                    new CoordinatorFiles(NewFolder.folder(draft.resolve(CoordinatorConfig.DEFAULT_KEYS)));
            identity.write(keys.identity());
            SiteKey.generate(random).write(keys.requester());
            authority.set(CertificateAuthority.create(
                    keys.authorityKey(), keys.authority(), name, Clock.systemUTC(), random));
            NewFolder.text(draft.resolve(CONFIG), config);
        });
        String files = CONFIG + " (" + config.lines().count() + " lines), " + CoordinatorConfig.DEFAULT_KEYS
                + "/ (new, readable by you only)";
        return new CoordinatorFolder(
                files, Certificates.pin(authority.get().certificate()), Fingerprint.of(identity.identity()));
    }
}
