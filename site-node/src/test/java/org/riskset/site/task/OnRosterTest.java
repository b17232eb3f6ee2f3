// SPDX-License-Identifier: Apache-2.0
package org.riskset.site.task;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.riskset.privacy.disclosure.SitePolicy;
import org.riskset.privacy.disclosure.SitePolicy.Approval;
import org.riskset.privacy.masking.Contribution;
import org.riskset.site.task.TaskEvent.Advanced;
import org.riskset.survival.digest.Digest;

/** Plain mode: the roster is all a site waits for. */
class OnRosterTest {
    private final Task task = SampleTasks.in(TaskState.ACCEPTED);

    @Test
    void honest_roster_when_it_comes_then_exactly_the_frozen_counts_signed() {
        Contribution vector = vector(rostered(SamplePolicies.policy(Approval.AUTO, 3), SampleTasks.roster(task)));

        assertArrayEquals(Base64.getDecoder().decode(SampleTasks.counts().body()), vector.bytes());
        assertTrue(vector.verifies(SampleTasks.key("site-1").identity()));
        assertEquals(1, vector.index());
    }

    @Test
    void two_sites_when_the_policy_allows_so_few_then_plain_counts_for_another_context() {
        RosterNotice two = SampleTasks.roster(task, List.of(SampleTasks.own(task), SampleTasks.member(task, "site-2")));

        Contribution all = vector(rostered(SitePolicy.permissive(), SampleTasks.roster(task)));
        Contribution fewer = vector(rostered(SitePolicy.permissive(), two));

        assertNotEquals(Digest.of(all.context()), Digest.of(fewer.context()));
    }

    @Test
    void roster_with_an_invented_member_when_it_comes_then_RS_SEC_011_and_no_vector() {
        List<RosterNotice.Member> members =
                new ArrayList<>(SampleTasks.roster(task).members());
        members.add(SampleTasks.member(task, "site-4"));

        refused("RS-SEC-011", rostered(SamplePolicies.policy(Approval.AUTO, 3), SampleTasks.roster(task, members)));
    }

    @Test
    void roster_of_fewer_than_this_site_demands_when_it_comes_then_RS_DISC_018_and_no_vector() {
        RosterNotice two = SampleTasks.roster(task, List.of(SampleTasks.own(task), SampleTasks.member(task, "site-2")));

        refused("RS-DISC-018", rostered(SamplePolicies.policy(Approval.AUTO, 3), two));
    }

    @Test
    void roster_without_this_site_when_it_comes_then_RS_SEC_010_and_no_vector() {
        RosterNotice others = SampleTasks.roster(task, List.of(SampleTasks.member(task, "site-2")));

        refused("RS-SEC-010", rostered(SitePolicy.permissive(), others));
    }

    private static void refused(String code, Advanced answer) {
        assertEquals(code, answer.refusal().orElseThrow().code().code());
        assertEquals(List.of(), answer.answer());
    }

    private Advanced rostered(SitePolicy policy, RosterNotice notice) {
        return (Advanced) Trio.decisions(1, policy).onRoster(task, notice);
    }

    private static Contribution vector(Advanced answer) {
        assertEquals(TaskState.SENT, answer.to());
        return ((Message.Contribute) answer.answer().get(0)).vector();
    }
}
