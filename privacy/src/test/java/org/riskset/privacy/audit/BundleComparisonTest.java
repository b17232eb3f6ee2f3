// SPDX-License-Identifier: Apache-2.0
package org.riskset.privacy.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.riskset.privacy.audit.BundleComparison.Outcome;
import org.riskset.privacy.audit.BundleVerifier.Verified;
import org.riskset.privacy.identity.RunId;
import org.riskset.privacy.identity.SiteKey;
import org.riskset.survival.digest.Digest;
import org.riskset.survival.error.Problem;
import org.riskset.survival.error.VerificationException;

/** Lies that one log alone does not show; the entries are those of verified bundles, whose signatures were checked. */
final class BundleComparisonTest {
    private static final SiteKey COORDINATOR = SiteKey.generate(new SecureRandom());
    private static final SiteKey SITE = SiteKey.generate(new SecureRandom());
    private static final RunId RUN = new RunId("a".repeat(32));
    private static final Digest ONE = Digest.of("one");
    private static final Digest TWO = Digest.of("two");

    @Test
    void same_run_when_compared_then_no_difference() {
        Outcome outcome = compared(
                List.of(plan(), roster(ONE), contributors("site-1", "site-2"), sent("vector", ONE, "01")),
                List.of(submit(), roster(ONE), received("vector", ONE, "01"), contributors("site-1", "site-2")));

        assertEquals(new Outcome(1, 2, 1, List.of()), outcome);
    }

    @Test
    void attack_22_other_roster_shown_to_a_site_when_compared_then_both_statements() {
        Outcome outcome = compared(List.of(plan(), roster(TWO)), List.of(submit(), roster(ONE)));

        Problem difference = only(outcome);
        assertEquals(AuditError.DIFFERENCE, difference.code());
        assertEquals(
                2,
                Stream.of("site", "coord.")
                        .flatMap(l -> difference.detail(l).stream())
                        .distinct()
                        .count());
    }

    @Test
    void attack_22_roster_that_the_coordinator_never_recorded_when_compared_then_found() {
        assertEquals(
                1,
                compared(List.of(plan(), roster(TWO)), List.of(submit()))
                        .differences()
                        .size());
    }

    @Test
    void attack_24_other_contributors_told_to_a_site_when_compared_then_found() {
        only(compared(
                List.of(plan(), roster(ONE), contributors("site-1", "site-2")),
                List.of(submit(), roster(ONE), contributors("site-1", "site-2", "site-3"))));
    }

    @Test
    void attack_28_message_other_than_sent_when_compared_then_found() {
        only(compared(
                List.of(plan(), roster(ONE), sent("vector", ONE, "01")),
                List.of(submit(), roster(ONE), received("vector", TWO, "02"))));
        only(compared(List.of(plan(), roster(ONE)), List.of(submit(), roster(ONE), received("vector", ONE, "01"))));
    }

    @Test
    void message_that_never_arrived_when_compared_then_no_difference() {
        Outcome outcome =
                compared(List.of(plan(), roster(ONE), sent("opening", ONE, "01")), List.of(submit(), roster(ONE)));

        assertEquals(List.of(), outcome.differences());
        assertEquals(0, outcome.messages());
    }

    @Test
    void attack_44_run_that_the_coordinator_hides_when_compared_then_found() {
        only(compared(List.of(plan()), List.of()));
        only(compared(
                List.of(plan()), List.of(event("submit").with("study", ONE).with("plan", TWO))));
    }

    @Test
    void attack_44_two_histories_of_one_log_when_put_together_then_a_fork() {
        Verified shown = verified(COORDINATOR, List.of(submit(), roster(ONE)));
        Verified later = verified(COORDINATOR, List.of(submit(), roster(ONE), contributors("site-1")));
        Verified forked = verified(COORDINATOR, List.of(submit(), roster(TWO), contributors("site-1")));

        assertEquals(2, LogHistory.shared(shown, later));
        assertEquals(2, LogHistory.shared(later, shown));
        assertEquals(
                AuditError.FORK,
                assertThrows(VerificationException.class, () -> LogHistory.shared(shown, forked))
                        .first()
                        .code());
    }

    @Test
    void bundles_of_other_parties_when_compared_then_refused() {
        Verified site = verified(SITE, List.of(plan()));

        assertEquals(
                AuditError.BUNDLE,
                assertThrows(VerificationException.class, () -> BundleComparison.of(site, site))
                        .first()
                        .code());
    }

    private static Problem only(Outcome outcome) {
        assertEquals(1, outcome.differences().size(), outcome.toString());
        return outcome.differences().get(0);
    }

    private static Outcome compared(List<AuditEvent> site, List<AuditEvent> coordinator) {
        return BundleComparison.of(verified(SITE, site), verified(COORDINATOR, coordinator));
    }

    private static Verified verified(SiteKey key, List<AuditEvent> events) {
        List<AuditEntry> entries = new ArrayList<>();
        events.forEach(event -> entries.add(AuditEntry.parse(event.json(entries.size() + 1L, "2026-03-12T13:58:52Z"))
                .orElseThrow()));
        NoteKey log = new NoteKey(LogName.of("c", key.identity().hex()), NoteKey.Kind.LOG, key.identity());
        return new Verified(new BundleManifest(log, COORDINATOR.identity(), new TreeMap<>()), entries, 1, 0, 0, 0);
    }

    private static AuditEvent event(String type) {
        return AuditEvent.of(type, RUN, 1);
    }

    private static AuditEvent plan() {
        return event("plan").with("study", ONE).with("plan", ONE);
    }

    private static AuditEvent submit() {
        return event("submit").with("study", ONE).with("plan", ONE);
    }

    private static AuditEvent roster(Digest ctx) {
        Map<String, Object> member = Map.of(
                "index", 1, "site", "site-1", "identity", SITE.identity().toString(), "conditions", ONE.toString());
        return event("roster")
                .with("digest", ONE)
                .with("ctx", ctx)
                .with("quorum", 3)
                .with("min_sites", 3)
                .with("members", List.of(member));
    }

    private static AuditEvent contributors(String... sites) {
        return event("contributors")
                .with("sites", List.of(sites))
                .with("t1", ONE)
                .with("t2", ONE)
                .with("t3", ONE);
    }

    private static AuditEvent sent(String phase, Digest digest, String signature) {
        return event("sent")
                .with("phase", phase)
                .with("index", 1)
                .with("digest", digest)
                .with("signature", signature);
    }

    private static AuditEvent received(String phase, Digest digest, String signature) {
        return event("received")
                .with("site", "site-1")
                .with("index", 1)
                .with("phase", phase)
                .with("digest", digest)
                .with("signature", signature);
    }
}
