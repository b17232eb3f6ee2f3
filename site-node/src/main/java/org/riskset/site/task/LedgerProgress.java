// SPDX-License-Identifier: Apache-2.0
package org.riskset.site.task;

import java.util.List;
import java.util.Optional;
import org.riskset.privacy.disclosure.LedgerEntry;
import org.riskset.privacy.identity.Roster;
import org.riskset.privacy.identity.SiteId;
import org.riskset.privacy.masking.Contributors;
import org.riskset.privacy.masking.Instance;

/** How far an answer came, as the ledger remembers it beside its task. A pure function. */
public final class LedgerProgress {
    private LedgerProgress() {}

    /** The entry of a task that now stands like this. */
    public static LedgerEntry of(LedgerEntry entry, Task task) {
        if (task.dead()) {
            return entry.dead();
        }
        return switch (entry.state()) {
            case RESERVED -> reserved(entry, task);
            case SENT -> contributors(task).map(entry::opened).orElse(entry);
            case OPENED, DEAD -> entry;
        };
    }

    private static LedgerEntry reserved(LedgerEntry entry, Task task) {
        if (task.state() == TaskState.SENT || task.state() == TaskState.MASKED) {
            return sent(entry, task);
        }
        // Nothing has left, so this site alone can tell that nothing will be opened.
        if (task.state().hasEnded()) {
            return entry.dead();
        }
        int attempt = task.request().attempt();
        return attempt == entry.attempt() ? entry : entry.again(attempt);
    }

    // In plain mode the coordinator adds whom it likes of those it has asked.
    private static LedgerEntry sent(LedgerEntry entry, Task task) {
        if (task.instance().isEmpty()) {
            List<SiteId> asked =
                    task.request().invited().stream().map(Request.Invited::site).toList();
            return entry.sent(asked, 0);
        }
        Instance instance = task.instance().get();
        return entry.sent(
                ids(instance.context().roster()), instance.context().run().k());
    }

    private static List<SiteId> ids(Roster roster) {
        return roster.members().stream().map(Roster.Member::id).toList();
    }

    private static Optional<List<SiteId>> contributors(Task task) {
        return task.instance()
                .flatMap(i -> i.contributors().map(sum -> ids(i.context().roster(), sum)));
    }

    /** The sites in a sum. */
    static List<SiteId> ids(Roster roster, Contributors sum) {
        return roster.members().stream()
                .filter(m -> sum.contains(m.index()))
                .map(Roster.Member::id)
                .toList();
    }
}
