// SPDX-License-Identifier: Apache-2.0
package org.riskset.coordinator.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.riskset.coordinator.run.Chain;
import org.riskset.coordinator.run.RunEvent.Ended;
import org.riskset.coordinator.run.RunState;
import org.riskset.coordinator.run.SecureSites;
import org.riskset.privacy.identity.Signature;
import org.riskset.privacy.identity.SiteKey;
import org.riskset.privacy.identity.Transcript;
import org.riskset.privacy.masking.Complaint;
import org.riskset.privacy.masking.Phase;
import org.riskset.privacy.masking.PhaseAnswer;
import org.riskset.privacy.masking.SealedShare;
import org.riskset.privacy.masking.SealedShares;
import org.riskset.privacy.masking.SurvivorSignature;
import org.riskset.privacy.masking.UnmaskingShares;
import org.riskset.survival.digest.Digest;

/** What a member signs that it may not say. */
class ForgedAnswersTest {
    private static final int ENTRY = 36;

    static Stream<Arguments> openings() {
        return Stream.of(
                opening("share of the other kind", b -> b[2] ^= 1),
                opening("shares of both kinds exchanged", b -> b[4 * ENTRY + 2] = 0),
                opening("another member", b -> b[1] = 2),
                opening("no share", b -> Arrays.fill(b, 3, ENTRY, (byte) 0xff)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("openings")
    void opening_shares_of_another_form_when_signed_then_RS_SEC_014(String what, Change change) {
        Desk desk = Desk.in(RunState.UNMASKING);
        byte[] body = desk.sites.answer(4, Phase.OPENING).body();
        change.spoil(body);

        desk.refuses("RS-SEC-014", () -> desk.send(4, opening(desk, 4, body)));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, ENTRY, 4 * ENTRY, 6 * ENTRY})
    void opening_shares_of_another_length_when_signed_then_RS_SEC_014(int length) {
        Desk desk = Desk.in(RunState.UNMASKING);
        byte[] body = Arrays.copyOf(desk.sites.answer(4, Phase.OPENING).body(), length);

        desk.refuses("RS-SEC-014", () -> desk.send(4, opening(desk, 4, body)));
    }

    @Test
    void opening_shares_of_a_member_that_has_not_confirmed_when_signed_then_RS_SEC_010() {
        Desk desk = Desk.in(RunState.UNMASKING);
        byte[] body = desk.sites.answer(4, Phase.OPENING).body();

        desk.refuses("RS-SEC-010", () -> desk.send(5, opening(desk, 5, body)));
    }

    @Test
    void confirmation_by_a_member_that_is_not_in_the_sum_when_signed_then_RS_SEC_010() {
        Desk desk = Desk.in(RunState.CONFIRMING);
        Digest t3 = new Chain(desk.run()).contributors().t3();
        Signature signature = signed(5, Transcript.of("survivors").digest(t3));

        desk.refuses("RS-SEC-010", () -> desk.send(5, new SurvivorSignature(5, signature)));
    }

    @Test
    void confirmation_of_another_set_when_signed_then_RS_SEC_010() {
        Desk desk = Desk.in(RunState.CONFIRMING);
        Signature signature = signed(4, Transcript.of("survivors").digest(Digest.of("another set")));

        desk.refuses("RS-SEC-010", () -> desk.send(4, new SurvivorSignature(4, signature)));
    }

    static Stream<Arguments> shares() {
        return Stream.of(
                shares("one missing", all -> all.subList(0, 3)),
                shares("one twice", all -> List.of(all.get(0), all.get(1), all.get(1), all.get(3))),
                shares("out of order", all -> List.of(all.get(1), all.get(0), all.get(2), all.get(3))),
                shares("one for itself", all -> with(all, new SealedShare(4, 4, new byte[86]))),
                shares("one for nobody", all -> with(all, new SealedShare(4, 6, new byte[86]))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("shares")
    void shares_for_other_members_when_signed_then_RS_SEC_010(String what, Others others) {
        Desk desk = Desk.in(RunState.SHARING);
        SealedShares honest = (SealedShares) desk.sites.answer(4, Phase.SHARES);
        SealedShares unsigned = new SealedShares(4, others.of(honest.sealed()), null);
        Transcript transcript = Transcript.of("shares")
                .digest(new Chain(desk.run()).t1())
                .u16(4)
                .digest(unsigned.digest());

        desk.refuses("RS-SEC-010", () -> desk.send(4, new SealedShares(4, unsigned.sealed(), signed(4, transcript))));
    }

    @ParameterizedTest
    @EnumSource(
            value = RunState.class,
            names = {"KEYING", "SHARING", "COLLECTING", "CONFIRMING", "UNMASKING", "REVIEWING"})
    void word_to_open_nothing_when_a_member_gives_it_then_kept_whatever_the_state(RunState state) {
        Desk desk = Desk.in(state);
        PhaseAnswer abort = desk.sites.answer(1, Phase.ABORT);

        desk.send(1, abort);
        desk.send(1, abort);

        assertTrue(desk.run()
                .participation(SecureSites.site(1))
                .orElseThrow()
                .receipt(Phase.ABORT)
                .isPresent());
        desk.refuses(
                "RS-SEC-010", () -> desk.send(2, PhaseAnswer.read(Phase.ABORT, 2, new byte[0], abort.signature())));
    }

    @Test
    void word_to_open_nothing_when_the_run_has_ended_then_kept_and_before_the_roster_stands_RS_SEC_031() {
        SecureSites sites = SecureSites.in(RunState.COLLECTING);
        PhaseAnswer abort = sites.answer(1, Phase.ABORT);
        sites.on(new Ended(RunState.FAILED, Optional.of("RS-SEC-013: x")));
        Desk over = new Desk(sites);

        over.send(1, abort);

        assertEquals(1, over.run().received(Phase.ABORT));
        Desk early = Desk.in(RunState.INVITING);
        early.refuses("RS-SEC-031", () -> early.send(1, abort));
    }

    @ParameterizedTest
    @EnumSource(
            value = RunState.class,
            names = {"COLLECTING", "CONFIRMING", "UNMASKING"})
    void complaint_about_a_share_when_signed_then_the_run_is_over_and_both_are_named(RunState state) {
        Desk desk = Desk.in(state);

        complain(desk, 2, complaint(desk, 4, 2, SecureSites.key(2)));

        assertEquals(RunState.FAILED, desk.run().state());
        assertEquals(
                "RS-SEC-013: the share of site-4 for site-2 does not open; nothing was opened",
                desk.run().problem().orElseThrow());
    }

    @ParameterizedTest
    @EnumSource(
            value = RunState.class,
            names = {"INVITING", "KEYING", "SHARING", "REVIEWING"})
    void complaint_when_no_share_was_handed_out_or_the_sum_is_open_then_RS_SEC_031(RunState state) {
        Desk desk = Desk.in(state);
        Complaint any = new Complaint(4, 2, Signature.of(new byte[64]));

        desk.refuses("RS-SEC-031", () -> complain(desk, 2, any));
    }

    @Test
    void complaint_after_the_end_when_it_comes_then_RS_SEC_031_and_the_end_stays() {
        SecureSites sites = SecureSites.in(RunState.COLLECTING);
        sites.on(new Ended(RunState.CANCELLED, Optional.empty()));
        Desk desk = new Desk(sites);

        desk.refuses("RS-SEC-031", () -> complain(desk, 2, complaint(desk, 4, 2, SecureSites.key(2))));
    }

    @Test
    void complaint_that_is_not_the_members_when_it_comes_then_RS_SEC_010() {
        Desk desk = Desk.in(RunState.COLLECTING);

        desk.refuses("RS-SEC-010", () -> complain(desk, 2, complaint(desk, 4, 2, SecureSites.key(3))));
        desk.refuses("RS-SEC-010", () -> complain(desk, 2, complaint(desk, 4, 3, SecureSites.key(2))));
        desk.refuses(
                "RS-SEC-031",
                () -> desk.intake.complain(
                        SecureSites.site(2), desk.run().id(), 2, complaint(desk, 4, 2, SecureSites.key(2))));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 2, 6, 65_535})
    void complaint_about_nobody_else_when_signed_then_RS_SEC_010(int about) {
        Desk desk = Desk.in(RunState.COLLECTING);

        desk.refuses("RS-SEC-010", () -> complain(desk, 2, complaint(desk, about, 2, SecureSites.key(2))));
    }

    private static void complain(Desk desk, int site, Complaint complaint) {
        desk.intake.complain(SecureSites.site(site), desk.run().id(), 1, complaint);
    }

    private static Complaint complaint(Desk desk, int about, int by, SiteKey key) {
        Transcript transcript = Transcript.of("complaint")
                .digest(new Chain(desk.run()).t1())
                .u16(about)
                .u16(by);
        return new Complaint(about, by, Signature.of(key.sign(transcript)));
    }

    private static UnmaskingShares opening(Desk desk, int site, byte[] body) {
        Transcript transcript = Transcript.of("unmask")
                .digest(new Chain(desk.run()).t4())
                .u16(site)
                .digest(Digest.of(body));
        return new UnmaskingShares(site, body, signed(site, transcript));
    }

    private static Signature signed(int site, Transcript transcript) {
        return Signature.of(SecureSites.key(site).sign(transcript));
    }

    private static List<SealedShare> with(List<SealedShare> all, SealedShare last) {
        List<SealedShare> changed = new ArrayList<>(all);
        changed.set(3, last);
        return changed;
    }

    interface Change {
        void spoil(byte[] body);
    }

    interface Others {
        List<SealedShare> of(List<SealedShare> honest);
    }

    private static Arguments opening(String what, Change change) {
        return Arguments.of(what, change);
    }

    private static Arguments shares(String what, Others others) {
        return Arguments.of(what, others);
    }
}
