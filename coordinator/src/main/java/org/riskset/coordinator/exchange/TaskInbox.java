// SPDX-License-Identifier: Apache-2.0
package org.riskset.coordinator.exchange;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.riskset.coordinator.run.Participation;
import org.riskset.coordinator.run.Run;
import org.riskset.privacy.identity.SiteId;
import org.riskset.survival.digest.Digest;

/** The open streams to sites, and what was told over each. */
public final class TaskInbox {
    private final Map<SiteId, SiteStream> streams = new ConcurrentHashMap<>();
    private final Assignments assignments;

    public TaskInbox(Assignments assignments) {
        this.assignments = assignments;
    }

    /** A site has connected: it is told everything that waits; an older stream of the same site ends. */
    void connected(SiteStream stream) {
        SiteStream older = streams.put(stream.site(), stream);
        if (older != null) {
            older.end();
        }
        assignments.waiting(stream.site()).forEach(stream::tell);
    }

    void disconnected(SiteStream stream) {
        streams.remove(stream.site(), stream);
    }

    /** Tells every connected site of a run what it has to know now. */
    public void tell(Run run) {
        Assignments.OfRun all = assignments.of(run);
        for (Participation site : run.participations()) {
            SiteStream stream = streams.get(site.site());
            if (stream != null) {
                all.to(site.site()).ifPresent(stream::tell);
            }
        }
    }

    /** A large body that a site was told of over the stream it has now. */
    Optional<byte[]> large(SiteId site, Digest digest) {
        return Optional.ofNullable(streams.get(site)).flatMap(stream -> stream.large(digest));
    }

    /** Sites that are connected now. */
    public Set<SiteId> connected() {
        return Set.copyOf(streams.keySet());
    }

    /** Ends every stream; the sites come back by themselves. */
    public void close() {
        streams.values().forEach(SiteStream::end);
    }
}
