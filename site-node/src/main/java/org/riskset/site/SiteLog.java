// SPDX-License-Identifier: Apache-2.0
package org.riskset.site;

import java.util.Optional;
import org.riskset.privacy.audit.AuditEvent;
import org.riskset.privacy.audit.OwnLog;
import org.riskset.privacy.identity.PublicIdentity;
import org.riskset.privacy.identity.SiteId;
import org.riskset.privacy.identity.SiteKey;
import org.riskset.site.store.SiteStore;
import org.riskset.site.task.Task;
import org.riskset.survival.digest.Digest;

/**
 * When a site signs its log: at its start, at the end of every request, and daily.
 *
 * @param conditions what the site demands of releases, canonical JSON
 */
record SiteLog(OwnLog own, String conditions) {
    private static final String POLICY = "policy";

    static SiteLog of(SiteStore store, SiteId self, SiteKey key, PublicIdentity coordinator, String conditions) {
        OwnLog own = new OwnLog(
                store.audit(),
                OwnLog.name(coordinator, self.value()),
                key,
                coordinator,
                new LoggedObjects(store.tasks())::all);
        return new SiteLog(own, conditions);
    }

    /** Records the policy if it is another than before, and signs. */
    void begin() {
        Digest digest = Digest.of(conditions);
        boolean known = own.log().entries().newest(POLICY, Optional.empty()).stream()
                .anyMatch(entry -> entry.text("conditions").equals(Optional.of(digest.toString())));
        if (!known) {
            own.log().append(AuditEvent.of(POLICY).with("conditions", digest));
        }
        own.checkpoint();
    }

    /** What was recorded of a request that has ended is bound before anybody hears of its end. */
    void changed(Task task) {
        if (task.state().hasEnded()) {
            own.checkpoint();
        }
    }
}
