// SPDX-License-Identifier: Apache-2.0
package org.riskset.federation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.riskset.coordinator.run.Run;
import org.riskset.coordinator.run.RunState;
import org.riskset.coordinator.run.Standing;
import org.riskset.federation.LocalFederation.Outcome;
import org.riskset.privacy.disclosure.AllowList;
import org.riskset.privacy.disclosure.PlanLimits;
import org.riskset.privacy.disclosure.Quorum;
import org.riskset.privacy.disclosure.ReleaseDemand;
import org.riskset.privacy.disclosure.SitePolicy;
import org.riskset.privacy.disclosure.SitePolicy.Approval;
import org.riskset.privacy.disclosure.VariableRules;
import org.riskset.privacy.identity.Mode;
import org.riskset.privacy.identity.SiteId;
import org.riskset.proto.coordinator.v1.AdminServiceGrpc;
import org.riskset.proto.coordinator.v1.CancelRequest;
import org.riskset.proto.site.v1.DecideRequest;
import org.riskset.proto.transport.LoopbackChannel;
import org.riskset.site.cohort.Resources;

/** Whole runs over real nodes: keys, certificates, sockets, files. */
class PlainModeRunTest {
    private static final SitePolicy OPEN = SitePolicy.permissive();

    @TempDir
    private Path folder;

    @Test
    void every_site_contributes_when_run_then_complete_and_counted_as_one_table() {
        try (LocalFederation federation = federation(OPEN, OPEN, OPEN)) {
            Outcome outcome = federation.run(SampleStudy.study(), SampleStudy.plan("all", 3), "plain");

            assertEquals(RunState.COMPLETE, outcome.run().state());
            assertEquals(6, n(outcome));
            Nodes.await(
                    () -> federation
                            .coordinator()
                            .store()
                            .contributions()
                            .of(outcome.run().id(), 1)
                            .isEmpty(),
                    "the vectors are removed");
        }
    }

    @Test
    void one_site_refuses_by_its_rules_when_run_then_partial_and_its_code_is_known() {
        try (LocalFederation federation = federation(OPEN, OPEN, coarse())) {
            Outcome outcome = federation.run(SampleStudy.study(), SampleStudy.plan("finer than allowed", 2), "plain");

            assertEquals(RunState.PARTIAL, outcome.run().state());
            assertEquals(Standing.REFUSED, standing(outcome.run(), "site-3"));
            assertEquals("RS-DISC-005", code(outcome.run(), "site-3"));
            assertEquals(4, n(outcome));
        }
    }

    @Test
    void too_few_sites_agree_when_run_then_failed_with_RS_RUN_003_and_no_result() {
        try (LocalFederation federation = federation(OPEN, coarse(), coarse())) {
            Outcome outcome = federation.run(SampleStudy.study(), SampleStudy.plan("needs two", 2), "plain");

            assertEquals(RunState.FAILED, outcome.run().state());
            assertTrue(outcome.run().problem().orElseThrow().startsWith("RS-RUN-003"));
            assertEquals(Optional.empty(), outcome.report());
        }
    }

    @Test
    void site_whose_file_is_broken_when_run_then_refused_with_a_code_and_details_stay_there() {
        SampleStudy.file(folder.resolve("data"), "site-2", "not,a,table");
        try (LocalFederation federation = start(
                List.of(center(1, OPEN), new Center(new SiteId("site-2"), folder.resolve("data/site-2.csv"), OPEN)))) {
            Outcome outcome = federation.run(SampleStudy.study(), SampleStudy.plan("broken", 1), "plain");

            assertEquals(RunState.PARTIAL, outcome.run().state());
            assertEquals(Standing.REFUSED, standing(outcome.run(), "site-2"));
            assertTrue(code(outcome.run(), "site-2").startsWith("RS-DATA-"));
            assertEquals(1, federation.takeProblems().size());
        }
    }

    @Test
    void person_who_rejects_and_person_who_approves_when_both_have_decided_then_partial() {
        try (LocalFederation federation = federation(OPEN, manual(), manual())) {
            Run run = submit(federation, "people decide", 1);
            decide(2, run, true);
            decide(3, run, false);

            Run ended = Ends.of(federation.coordinator(), run.id());

            assertEquals(RunState.PARTIAL, ended.state());
            assertEquals(Standing.CONTRIBUTED, standing(ended, "site-2"));
            assertEquals(Standing.REJECTED, standing(ended, "site-3"));
            assertEquals("RS-DISC-019", code(ended, "site-3"));
        }
    }

    @Test
    void two_runs_of_one_study_when_submitted_together_then_one_after_the_other_both_complete() {
        Set<RunState> whileFirstCollects = ConcurrentHashMap.newKeySet();
        try (LocalFederation federation = federation(OPEN, OPEN, OPEN)) {
            Run first = submit(federation, "first", 3);
            Run second = submit(federation, "second", 3);
            federation.coordinator().watch().listen(run -> {
                if (federation.coordinator().store().runs().unfinished().stream()
                                .filter(r -> r.state().isKeyed())
                                .count()
                        > 1) {
                    whileFirstCollects.add(run.state());
                }
            });

            assertEquals(
                    RunState.COMPLETE,
                    Ends.of(federation.coordinator(), first.id()).state());
            assertEquals(
                    RunState.COMPLETE,
                    Ends.of(federation.coordinator(), second.id()).state());
            assertEquals(Set.of(), whileFirstCollects);
        }
    }

    @Test
    void runs_when_submitted_by_several_at_once_then_each_has_its_own_number() {
        try (LocalFederation federation = federation(OPEN)) {
            Set<Integer> numbers = IntStream.range(0, 6)
                    .mapToObj(i -> CompletableFuture.supplyAsync(() -> submit(federation, "at once " + i, 1)))
                    .toList()
                    .stream()
                    .map(submitted -> submitted.join().number())
                    .collect(Collectors.toSet());

            assertEquals(Set.of(1, 2, 3, 4, 5, 6), numbers);
        }
    }

    @Test
    void run_that_waits_for_a_person_when_cancelled_then_ended_at_both_sides() {
        try (LocalFederation federation = federation(OPEN, manual())) {
            Run run = submit(federation, "cancelled", 2);
            Nodes.awaitState(folder, 2, run.number(), "AWAITING_APPROVAL");

            try (LoopbackChannel channel =
                    LoopbackChannel.open(folder.resolve("federation/coordinator/keys/admin.token"))) {
                AdminServiceGrpc.newBlockingStub(channel.channel())
                        .cancel(CancelRequest.newBuilder().setRun(run.number()).build());
            }

            assertEquals(
                    RunState.CANCELLED,
                    Ends.of(federation.coordinator(), run.id()).state());
            Nodes.awaitState(folder, 1, run.number(), "DONE");
            Nodes.awaitState(folder, 2, run.number(), "DONE");
        }
    }

    private LocalFederation federation(SitePolicy... policies) {
        return start(IntStream.range(0, policies.length)
                .mapToObj(i -> center(i + 1, policies[i]))
                .toList());
    }

    private LocalFederation start(List<Center> centers) {
        return LocalFederation.start(
                folder.resolve("federation"), SampleStudy.ID, centers, new Resources(1, 64), ready -> {});
    }

    private Center center(int number, SitePolicy policy) {
        String site = "site-" + number;
        return new Center(new SiteId(site), SampleStudy.file(folder.resolve("data"), site, "1.5,1", "2.5,0"), policy);
    }

    private static Run submit(LocalFederation federation, String purpose, int minSites) {
        return federation
                .coordinator()
                .submission()
                .submit(SampleStudy.study(), SampleStudy.plan(purpose, minSites), "plain", List.of());
    }

    private void decide(int site, Run run, boolean approve) {
        Nodes.awaitState(folder, site, run.number(), "AWAITING_APPROVAL");
        Nodes.decide(
                folder,
                site,
                DecideRequest.newBuilder()
                        .setRequest(run.number())
                        .setPlanDigest(run.question().plan().toString())
                        .setApprove(approve)
                        .setReason(approve ? "" : "not this year")
                        .build());
    }

    private static long n(Outcome outcome) {
        return outcome.report().orElseThrow().findings().n();
    }

    private static Standing standing(Run run, String site) {
        return run.participation(new SiteId(site)).orElseThrow().standing(true);
    }

    private static String code(Run run, String site) {
        return run.participation(new SiteId(site))
                .orElseThrow()
                .decline()
                .orElseThrow()
                .code();
    }

    private static SitePolicy manual() {
        return policy(OptionalDouble.empty(), Approval.MANUAL);
    }

    private static SitePolicy coarse() {
        return policy(OptionalDouble.of(3), Approval.AUTO);
    }

    private static SitePolicy policy(OptionalDouble finestGrid, Approval approval) {
        return new SitePolicy(
                1,
                AllowList.everything(),
                AllowList.everything(),
                AllowList.everything(),
                AllowList.everything(),
                List.of(Mode.PLAIN),
                AllowList.everything(),
                1,
                Quorum.DEFAULT,
                finestGrid,
                VariableRules.EVERYTHING,
                PlanLimits.NONE,
                ReleaseDemand.EXACT,
                approval,
                List.of(),
                Optional.empty());
    }
}
