// SPDX-License-Identifier: Apache-2.0
package org.riskset.federation.simulated;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.riskset.coordinator.enrollment.SiteDirectory;
import org.riskset.coordinator.enrollment.SiteEntry;
import org.riskset.privacy.identity.SiteId;
import org.riskset.survival.digest.Digest;

/** Every site is enrolled. */
final class Members implements SiteDirectory {
    private final List<SiteEntry> entries;

    Members(int sites) {
        entries = IntStream.range(0, sites)
                .mapToObj(i -> SiteEntry.invited(Parties.site(i), "", Digest.of(""), Instant.MAX, true)
                        .requested(Parties.key(i).identity(), "")
                        .certified("", Instant.MAX, ""))
                .toList();
    }

    @Override
    public List<SiteEntry> all() {
        return entries;
    }

    @Override
    public Optional<SiteEntry> find(SiteId site) {
        return entries.stream().filter(e -> e.site().equals(site)).findFirst();
    }

    @Override
    public void keep(SiteEntry entry) {
        throw new UnsupportedOperationException("nobody joins");
    }

    @Override
    public void heard(SiteId site, Instant when, String version) {}
}
