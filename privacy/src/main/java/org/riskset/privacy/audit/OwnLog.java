// SPDX-License-Identifier: Apache-2.0
package org.riskset.privacy.audit;

import java.util.Collection;
import java.util.function.Supplier;
import org.riskset.privacy.identity.PublicIdentity;
import org.riskset.privacy.identity.SiteKey;

/**
 * A party's own log, with the name and key it signs checkpoints with.
 *
 * @param coordinator who signs assignments in this consortium
 * @param objects studies, plans and results that entries name
 */
public record OwnLog(
        AuditLog log, LogName name, SiteKey key, PublicIdentity coordinator, Supplier<Collection<byte[]>> objects) {

    /**
     * The log of a party of the consortium that this coordinator leads. The consortium is named by the first 16 bytes of
     * its coordinator's fingerprint, which both sides know and nobody can change.
     */
    public static LogName name(PublicIdentity coordinator, String party) {
        return LogName.of(coordinator.fingerprint().aloud().replace("-", ""), party);
    }

    /** Signs the log as it is now. */
    public SignedNote checkpoint() {
        return log.checkpoint(name, key);
    }

    /** Reads the whole log again; throws the first thing that is wrong. */
    public LogCheck verify() {
        return log.verify(new NoteKey(name, NoteKey.Kind.LOG, key.identity()));
    }

    /** Everything somebody else needs to verify it, as a ZIP. */
    public byte[] bundle() {
        return BundleWriter.of(log, name, key, coordinator, objects.get()).zip();
    }
}
