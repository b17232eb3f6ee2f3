// SPDX-License-Identifier: Apache-2.0
package org.riskset.site.task;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.riskset.privacy.disclosure.ReleaseConditions;
import org.riskset.privacy.identity.Acceptance;
import org.riskset.privacy.identity.Mode;
import org.riskset.privacy.identity.Roster;
import org.riskset.privacy.identity.RunId;
import org.riskset.privacy.identity.Signature;
import org.riskset.privacy.identity.SiteId;
import org.riskset.site.task.RosterNotice.Member;
import org.riskset.survival.digest.Digest;
import org.riskset.survival.error.VerificationException;

class RosterCheckTest {
    private static final Task TASK = SampleTasks.in(TaskState.ACCEPTED);
    private static final Acceptance OTHER = SampleTasks.unsigned(TASK.request(), 1);

    @Test
    void honest_roster_when_checked_then_believed() {
        Roster roster = check(SampleTasks.roster(TASK));

        assertEquals(3, roster.size());
        assertEquals(1, roster.member(SampleTasks.SELF).orElseThrow().index());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("hostile")
    void hostile_roster_when_checked_then_refused(String what, String code, RosterNotice notice) {
        VerificationException refused = assertThrows(VerificationException.class, () -> check(notice));

        assertEquals(code, refused.first().code().code(), what);
    }

    static Stream<Arguments> hostile() {
        String bad = "RS-SEC-010";
        return Stream.of(
                Arguments.of("self missing", bad, with(SampleTasks.member(TASK, "site-2"))),
                Arguments.of("nobody", bad, with()),
                Arguments.of("own agreement with other conditions", bad, with(member("site-1", conditions(2)))),
                Arguments.of("own agreement until another day", bad, with(member("site-1", until(1)))),
                Arguments.of("own key replaced", bad, with(ownWithOtherKey())),
                Arguments.of("signature of another site", bad, withOwn(signedBy("site-2", "site-3", OTHER))),
                Arguments.of("no signature", bad, withOwn(unsigned())),
                Arguments.of("other run", bad, withOwn(member("site-2", run()))),
                Arguments.of("other attempt", bad, withOwn(member("site-2", attempt()))),
                Arguments.of("other mode", bad, withOwn(member("site-2", mode()))),
                Arguments.of("other study", bad, withOwn(member("site-2", study()))),
                Arguments.of("other plan", bad, withOwn(member("site-2", plan()))),
                Arguments.of("expired", bad, withOwn(member("site-2", until(-400)))),
                Arguments.of("before 1970", bad, withOwn(beforeTime())),
                Arguments.of("conditions of another version", bad, withOwn(member("site-2", unknownConditions()))),
                Arguments.of("notice for another attempt", bad, ofAttempt(2)),
                Arguments.of("name twice", "RS-SEC-017", withOwn(site(2), site(2))),
                Arguments.of("key twice", "RS-SEC-017", withOwn(site(2), signedBy("site-3", "site-2", OTHER, true))));
    }

    @Test
    void conditions_of_members_when_combined_then_the_strictest() {
        List<Member> members = List.of(SampleTasks.own(TASK), member("site-2", conditions(4)));

        assertEquals(new ReleaseConditions(4), RosterCheck.strictest(members));
    }

    private static Roster check(RosterNotice notice) {
        return new RosterCheck(TASK, SampleTasks.SELF, SampleTasks.NOW).check(notice);
    }

    private static RosterNotice with(Member... members) {
        return SampleTasks.roster(TASK, List.of(members));
    }

    private static RosterNotice withOwn(Member... others) {
        return SampleTasks.roster(
                TASK,
                Stream.concat(Stream.of(SampleTasks.own(TASK)), Stream.of(others))
                        .toList());
    }

    private static RosterNotice ofAttempt(int attempt) {
        RosterNotice honest = SampleTasks.roster(TASK);
        return new RosterNotice(honest.run(), attempt, honest.members(), honest.heard());
    }

    private static Member site(int number) {
        return SampleTasks.member(TASK, "site-" + number);
    }

    private static Member member(String site, Acceptance unsigned) {
        return signedBy(site, site, unsigned);
    }

    private static Member signedBy(String site, String signer, Acceptance unsigned) {
        return signedBy(site, signer, unsigned, false);
    }

    private static Member signedBy(String site, String signer, Acceptance unsigned, boolean signersKey) {
        return new Member(
                new SiteId(site),
                SampleTasks.key(signersKey ? signer : site).identity(),
                unsigned.signedBy(SampleTasks.key(signer)));
    }

    private static Member ownWithOtherKey() {
        return new Member(
                SampleTasks.SELF,
                SampleTasks.key("site-9").identity(),
                TASK.acceptance().orElseThrow());
    }

    private static Member unsigned() {
        return new Member(new SiteId("site-2"), SampleTasks.key("site-2").identity(), until(0));
    }

    private static Member beforeTime() {
        Acceptance signed = OTHER.signedBy(SampleTasks.key("site-2"));
        Acceptance negative = new Acceptance(
                signed.run(),
                signed.attempt(),
                signed.mode(),
                signed.study(),
                signed.plan(),
                signed.conditions(),
                signed.seen(),
                -1,
                signed.signature());
        return new Member(new SiteId("site-2"), SampleTasks.key("site-2").identity(), negative);
    }

    private static Acceptance conditions(int minSites) {
        return SampleTasks.unsigned(TASK.request(), minSites);
    }

    private static Acceptance unknownConditions() {
        return new Acceptance(
                OTHER.run(),
                OTHER.attempt(),
                OTHER.mode(),
                OTHER.study(),
                OTHER.plan(),
                "{\"min_sites\":1}",
                OTHER.seen(),
                OTHER.expires(),
                null);
    }

    private static Acceptance until(int days) {
        return copy(OTHER, OTHER.run(), OTHER.attempt(), OTHER.mode(), OTHER.study(), OTHER.plan(), days);
    }

    private static Acceptance run() {
        RunId other = new RunId("0".repeat(32));
        return copy(OTHER, other, OTHER.attempt(), OTHER.mode(), OTHER.study(), OTHER.plan(), 0);
    }

    private static Acceptance attempt() {
        return copy(OTHER, OTHER.run(), 2, OTHER.mode(), OTHER.study(), OTHER.plan(), 0);
    }

    private static Acceptance mode() {
        return copy(OTHER, OTHER.run(), OTHER.attempt(), Mode.SECURE, OTHER.study(), OTHER.plan(), 0);
    }

    private static Acceptance study() {
        return copy(OTHER, OTHER.run(), OTHER.attempt(), OTHER.mode(), Digest.of("x"), OTHER.plan(), 0);
    }

    private static Acceptance plan() {
        return copy(OTHER, OTHER.run(), OTHER.attempt(), OTHER.mode(), OTHER.study(), Digest.of("x"), 0);
    }

    private static Acceptance copy(
            Acceptance of, RunId run, int attempt, Mode mode, Digest study, Digest plan, int daysMore) {
        return new Acceptance(
                run,
                attempt,
                mode,
                study,
                plan,
                of.conditions(),
                of.seen(),
                of.expires() + daysMore * 86_400L,
                Signature.of(new byte[64]));
    }
}
