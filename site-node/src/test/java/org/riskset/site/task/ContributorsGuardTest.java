// SPDX-License-Identifier: Apache-2.0
package org.riskset.site.task;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.riskset.privacy.disclosure.Answer;
import org.riskset.privacy.disclosure.DisclosurePolicy;
import org.riskset.privacy.disclosure.Finding.Check;
import org.riskset.privacy.disclosure.HistoryRules;
import org.riskset.privacy.disclosure.HistoryRules.OnHit;
import org.riskset.privacy.disclosure.HistoryRules.RosterChange;
import org.riskset.privacy.disclosure.Ledger;
import org.riskset.privacy.disclosure.LedgerEntry;
import org.riskset.privacy.disclosure.SitePolicy;
import org.riskset.privacy.identity.Mode;
import org.riskset.privacy.identity.RunId;
import org.riskset.privacy.identity.SiteId;
import org.riskset.site.history.Allowance;
import org.riskset.site.history.Presence;
import org.riskset.site.history.Remembered;
import org.riskset.survival.digest.Digest;

/** Rosters are compared again with those whose counts came, before this site signs them. */
class ContributorsGuardTest {
    private static final Clock CLOCK = Clock.fixed(SampleTasks.NOW, ZoneOffset.UTC);

    private final Trio trio = Trio.in(TaskState.MASKED);

    @Test
    void attack_20_when_the_contributors_differ_by_one_from_an_opened_sum_then_left_without_a_signature() {
        Step step = told(OnHit.REFUSE, opened("site-1", "site-2", "site-4"));

        assertEquals(TaskState.ABORTED, step.task().state());
        assertEquals(Optional.of("RS-DISC-031"), step.task().code());
        assertEquals(
                List.of("RS-DISC-031", "ABORT"),
                step.messages().stream()
                        .map(m -> m.fold(
                                a -> "accept",
                                d -> d.decline().code(),
                                v -> "vector",
                                a -> a.answer().phase().name(),
                                c -> "complaint"))
                        .toList());
        assertTrue(step.task().instance().orElseThrow().shares().isEmpty());
    }

    @Test
    void contributors_when_those_of_the_opened_sum_then_signed() {
        assertEquals(
                TaskState.CONFIRMED,
                told(OnHit.REFUSE, opened("site-1", "site-2", "site-3")).task().state());
    }

    @Test
    void person_when_asked_before_and_agreed_then_signed() {
        Allowance allowed = new Allowance(trio.self().request().run(), Check.D3, SampleTasks.NOW);

        assertEquals(
                TaskState.CONFIRMED,
                told(OnHit.ASK, opened("site-1", "site-2", "site-4"), allowed)
                        .task()
                        .state());
        assertEquals(
                TaskState.ABORTED,
                told(OnHit.REFUSE, opened("site-1", "site-2", "site-4"), allowed)
                        .task()
                        .state());
    }

    private Step told(OnHit onHit, LedgerEntry earlier, Allowance... allowances) {
        LedgerEntry own = entry(2, trio.self().request().run());
        Remembered all = new Remembered(
                2, new Ledger(List.of(earlier, own), List.of()), List.of(), Map.of(), List.of(allowances));
        HistoryRules rules = new HistoryRules(
                Optional.empty(), Optional.of(new RosterChange(3, onHit)), OptionalInt.empty(), Optional.empty());
        PhaseDecisions decisions = new PhaseDecisions(
                SampleTasks.SELF,
                SampleTasks.key("site-1"),
                new DisclosurePolicy(SitePolicy.permissive(), SampleTasks.SELF),
                new Papers(),
                new AnswerHistory(rules, () -> all, Presence.UNKNOWN, CLOCK),
                new SecureRandom(),
                CLOCK);
        TaskEvent event = decisions.onReturn(trio.self(), trio.notice(trio.returned(1)));
        return Trio.machine(1).on(trio.self(), event);
    }

    private static LedgerEntry opened(String... sites) {
        List<SiteId> ids = Stream.of(sites).map(SiteId::new).toList();
        return entry(1, GuardedSite.request(1, Mode.SECURE).run()).sent(ids, 3).opened(ids);
    }

    private static LedgerEntry entry(long number, RunId run) {
        Digest digest = Digest.of("question");
        Answer answer = new Answer("net-liver", digest, digest, Optional.empty(), Optional.empty(), digest);
        return LedgerEntry.reserved(number, run, 1, "ed25519:ab", SampleTasks.NOW, answer);
    }
}
