// SPDX-License-Identifier: Apache-2.0
package org.riskset.privacy.disclosure;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.riskset.privacy.identity.Roster;
import org.riskset.survival.counts.Aggregate;
import org.riskset.survival.counts.Block.ExclusionBlock;
import org.riskset.survival.counts.Lanes;
import org.riskset.survival.counts.Layout;
import org.riskset.survival.error.RisksetException;

class DisclosurePolicyTest {
    private static final Aggregate COUNTS = new Aggregate(
            new Layout(List.of(new ExclusionBlock(List.of("missing time")))),
            new Lanes(new long[] {7}, new long[0], new long[0]));

    @Test
    void question_that_keeps_every_rule_when_checked_then_passes() {
        assertDoesNotThrow(() -> policy(Questions.strict()).check(Questions.allowed()));
    }

    // Each line breaks one rule of a policy that allows exactly the one question.
    @ParameterizedTest
    @CsvSource({
        "another requester, RS-AUTH-020, requesters",
        "agreement with the requester ended, RS-AUTH-020, requesters",
        "request ended, RS-DISC-009, expires",
        "policy ended, RS-DISC-009, expires",
        "another study, RS-DISC-001, studies",
        "changed dictionary, RS-DISC-001, studies",
        "another purpose, RS-DISC-002, purposes",
        "plain mode not written out, RS-DISC-004, modes",
        "no horizon, RS-PLAN-041, modes",
        "two sites, RS-SEC-020, modes",
        "another endpoint, RS-DISC-003, endpoints",
        "finer grid, RS-DISC-005, finest_grid",
        "stranger among the invited, RS-SEC-011, peers",
        "known site with another key, RS-SEC-011, peers",
        "two sites with one key, RS-SEC-011, peers",
        "one site too few, RS-DISC-018, min_sites"
    })
    void one_rule_broken_when_checked_then_refused_with_its_code_and_name(String broken, String code, String rule) {
        RisksetException refused = assertThrows(
                RisksetException.class,
                () -> policy(Questions.policyFor(broken)).check(Questions.questionFor(broken)));

        assertEquals(code, refused.first().code().code());
        assertEquals(rule, refused.first().detail("rule").orElseThrow());
        assertEquals(1, refused.problems().size());
    }

    @Test
    void several_rules_broken_when_checked_then_the_first_in_the_fixed_order_speaks() {
        List<String> names = Rules.ALL.stream().map(Rule::name).toList();

        assertEquals(
                List.of(
                        "requesters",
                        "expires",
                        "studies",
                        "purposes",
                        "modes",
                        "modes",
                        "endpoints",
                        "variables",
                        "finest_grid",
                        "max_groups, max_patterns",
                        "release, release_step",
                        "peers",
                        "min_sites"),
                names);
        RisksetException refused = assertThrows(
                RisksetException.class,
                () -> policy(Questions.policyFor("policy ended")).check(Questions.questionFor("another requester")));
        assertEquals("RS-AUTH-020", refused.first().code().code());
    }

    @Test
    void last_day_of_policy_and_agreement_when_checked_then_still_good() {
        assertDoesNotThrow(() -> policy(Questions.policyFor("last day")).check(Questions.allowed()));
    }

    @Test
    void permissive_policy_when_it_knows_the_others_then_passes() {
        DisclosurePolicy policy = policy(SitePolicy.permissive()
                .knowing(Questions.strict().peers().listed().orElseThrow()));

        assertDoesNotThrow(() -> policy.check(Questions.questionFor("another endpoint")));
        assertTrue(policy.approvesByItself(Questions.allowed()));
        assertEquals(1, policy.conditions().minSites());
    }

    @Test
    void secure_mode_when_anybody_may_take_part_then_RS_SEC_011() {
        RisksetException refused = assertThrows(
                RisksetException.class, () -> policy(SitePolicy.permissive()).check(Questions.allowed()));

        assertEquals("RS-SEC-011", refused.first().code().code());
        assertTrue(refused.first().what().contains("one by one"));
    }

    @Test
    void two_sites_with_one_key_when_anybody_may_take_part_then_still_RS_SEC_011() {
        RisksetException refused = assertThrows(
                RisksetException.class,
                () -> policy(SitePolicy.permissive())
                        .check(Questions.inPlainMode(Questions.questionFor("two sites with one key"))));

        assertEquals("RS-SEC-011", refused.first().code().code());
    }

    @Test
    void plain_mode_when_the_policy_allows_it_then_needs_neither_horizon_nor_three_sites() {
        assertDoesNotThrow(
                () -> policy(SitePolicy.permissive()).check(Questions.questionFor("plain mode not written out")));
    }

    @Test
    void conditions_when_asked_for_then_what_the_policy_says_of_sites_and_quorum() {
        assertEquals(
                new ReleaseConditions(3, Quorum.DEFAULT),
                policy(Questions.strict()).conditions());
    }

    @ParameterizedTest
    @CsvSource({"AUTO, true", "MANUAL, false", "DIGEST, false"})
    void approval_when_nothing_is_listed_then_only_auto_asks_nobody(SitePolicy.Approval approval, boolean byItself) {
        assertEquals(byItself, policy(Questions.approving(approval, List.of())).approvesByItself(Questions.allowed()));
    }

    @Test
    void listed_plan_when_approval_is_by_digest_then_nobody_is_asked() {
        SitePolicy listed = Questions.approving(SitePolicy.Approval.DIGEST, List.of(Questions.PLAN));

        assertTrue(policy(listed).approvesByItself(Questions.allowed()));
        assertFalse(policy(listed).approvesByItself(Questions.questionFor("another plan")));
    }

    @Test
    void roster_of_pinned_members_when_cleared_then_exactly_these_counts() {
        Cleared cleared = policy(Questions.strict()).clear(COUNTS, Questions.roster(3), 3);

        assertArrayEquals(COUNTS.lanes().toBytes(), cleared.bytes());
        assertFalse(cleared.toString().contains("7"));
    }

    @Test
    void roster_below_any_demand_when_cleared_then_RS_DISC_018() {
        DisclosurePolicy policy = policy(Questions.strict());
        Roster two = Questions.roster(2);
        Roster three = Questions.roster(3);

        assertEquals("RS-DISC-018", refusal(policy, two, 1));
        assertEquals("RS-DISC-018", refusal(policy, three, 4));
    }

    @Test
    void roster_with_an_invented_member_when_cleared_then_RS_SEC_011() {
        assertEquals("RS-SEC-011", refusal(policy(Questions.strict()), Questions.rosterWithStranger(), 3));
    }

    @Test
    void roster_with_another_key_under_a_known_name_when_cleared_then_RS_SEC_011() {
        assertEquals("RS-SEC-011", refusal(policy(Questions.strict()), Questions.rosterWithOtherKey(), 3));
    }

    private static String refusal(DisclosurePolicy policy, Roster roster, int minSites) {
        RisksetException refused = assertThrows(RisksetException.class, () -> policy.clear(COUNTS, roster, minSites));
        return refused.first().code().code();
    }

    private static DisclosurePolicy policy(SitePolicy policy) {
        return new DisclosurePolicy(policy, Questions.SELF);
    }
}
