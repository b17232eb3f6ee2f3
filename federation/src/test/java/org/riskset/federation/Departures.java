// SPDX-License-Identifier: Apache-2.0
package org.riskset.federation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.riskset.privacy.identity.Decline;
import org.riskset.privacy.masking.AbortSignature;
import org.riskset.site.task.Task;

/** How an honest site leaves a run: with a code to the coordinator, its reason in its own log, and nothing else. */
record Departures(AttackedSites sites, LogLines log) {

    /** It refuses what it is asked, before it has given anything. */
    void refuses(AttackRun run, String site, String code) {
        declines(run, site, Decline.Kind.REFUSED, code);
    }

    /** It leaves a run it had agreed to, before it has keys in it. */
    void leavesEarly(AttackRun run, String site, String code, String... words) {
        declines(run, site, Decline.Kind.ABORTED, code);
        log.tell("tasks-" + site, "request " + run.number, code);
        log.tell(words);
    }

    /** It leaves and signs that it will open nothing; what it held of others' secrets is gone. */
    void leaves(AttackRun run, String site, String code, String... words) {
        leavesEarly(run, site, code, words);
        AbortSignature word = sites.next(site, AbortSignature.class);
        assertTrue(word.verifies(run.context().ctx(), sites.identity(site)));
        Task task = sites.task(run.id, site);
        assertTrue(task.instance().orElseThrow().shares().isEmpty());
        assertTrue(task.instance().orElseThrow().secrets().isEmpty());
    }

    private void declines(AttackRun run, String site, Decline.Kind kind, String code) {
        Decline decline = sites.next(site, Decline.class);
        assertEquals(run.id, decline.run());
        assertEquals(kind, decline.kind());
        assertEquals(code, decline.code());
        assertTrue(decline.verifies(sites.identity(site)));
        assertTrue(decline.reason().chars().noneMatch(Character::isDigit), decline.reason());
        log.tell("tasks-" + site, code);
    }

    /** It does nothing and logs why. */
    void ignores(AttackRun run, String site, String code) {
        sites.quiet();
        log.tell("tasks-" + site, "request " + run.number, code);
    }
}
