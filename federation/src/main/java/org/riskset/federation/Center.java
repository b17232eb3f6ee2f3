// SPDX-License-Identifier: Apache-2.0
package org.riskset.federation;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.riskset.privacy.disclosure.SitePolicy;
import org.riskset.privacy.identity.SiteId;
import org.riskset.site.config.DataSection;
import org.riskset.site.config.StudyData;

/** One center of a federation on this machine: its name, its file, its rules. */
record Center(SiteId site, Path file, SitePolicy policy) {

    /** The same center, which knows these and no others. */
    Center knowing(List<SitePolicy.Peer> others) {
        return new Center(site, file, policy.knowing(others));
    }

    StudyData data() {
        boolean parquet = file.getFileName().toString().endsWith(".parquet");
        DataSection section = parquet
                ? new DataSection.Parquet(file)
                : new DataSection.Csv(file, Optional.empty(), DataSection.Csv.DEFAULT_ENCODING);
        return new StudyData(section, Map.of());
    }
}
