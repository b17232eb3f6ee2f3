// SPDX-License-Identifier: Apache-2.0
package org.riskset.coordinator.enrollment;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.riskset.privacy.identity.SiteId;

/** What this room needs from the store. */
public interface SiteDirectory {

    /** By id. */
    List<SiteEntry> all();

    Optional<SiteEntry> find(SiteId site);

    /** Writes an entry, new or changed. */
    void keep(SiteEntry entry);

    /** Notes that a site was heard. */
    void heard(SiteId site, Instant when, String version);
}
