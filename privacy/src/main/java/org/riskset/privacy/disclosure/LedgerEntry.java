// SPDX-License-Identifier: Apache-2.0
package org.riskset.privacy.disclosure;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.riskset.privacy.identity.RunId;
import org.riskset.privacy.identity.SiteId;

/**
 * One answer of this site.
 *
 * @param number rises by one from 1
 * @param quorum how many sites could open the sum, 0 before the roster and in plain mode
 * @param roster empty before it is known
 * @param contributors whose counts were opened together, once that is proven
 */
public record LedgerEntry(
        long number,
        RunId run,
        int attempt,
        String requester,
        Instant decided,
        Answer answer,
        State state,
        int quorum,
        List<SiteId> roster,
        Optional<List<SiteId>> contributors) {

    public LedgerEntry {
        roster = List.copyOf(roster);
        contributors = contributors.map(List::copyOf);
    }

    /** An agreement that nothing has left for yet. */
    public static LedgerEntry reserved(
            long number, RunId run, int attempt, String requester, Instant decided, Answer answer) {
        return new LedgerEntry(
                number, run, attempt, requester, decided, answer, State.RESERVED, 0, List.of(), Optional.empty());
    }

    /** Where an answer stands. */
    public enum State {
        /** Agreed to; it counts as answered for every later decision. */
        RESERVED,
        /** The counts may have left, and whose were added to them is not proven. */
        SENT,
        /** A quorum has signed whose counts were added. */
        OPENED,
        /** Nothing has left, or it is proven that nothing will be opened. */
        DEAD
    }

    /** The same answer for another attempt. */
    public LedgerEntry again(int next) {
        return new LedgerEntry(
                number, run, next, requester, decided, answer, State.RESERVED, 0, List.of(), Optional.empty());
    }

    /** The counts are in the outbox, for this roster. */
    public LedgerEntry sent(List<SiteId> members, int k) {
        return new LedgerEntry(
                number, run, attempt, requester, decided, answer, State.SENT, k, members, Optional.empty());
    }

    /** A quorum has signed whose counts are in the sum; this site may not be among them. */
    public LedgerEntry opened(List<SiteId> whose) {
        return new LedgerEntry(
                number, run, attempt, requester, decided, answer, State.OPENED, quorum, roster, Optional.of(whose));
    }

    public LedgerEntry dead() {
        return new LedgerEntry(
                number, run, attempt, requester, decided, answer, State.DEAD, quorum, roster, Optional.empty());
    }

    /** Whether somebody may know the answer, or will. */
    boolean counts() {
        return state != State.DEAD;
    }

    /** Whether only these sites together could have opened it. */
    boolean openedByNoneBut(Set<SiteId> sites) {
        return quorum == roster.size() && sites.equals(Set.copyOf(roster));
    }
}
