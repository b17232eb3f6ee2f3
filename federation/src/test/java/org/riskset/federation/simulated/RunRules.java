// SPDX-License-Identifier: Apache-2.0
package org.riskset.federation.simulated;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.riskset.coordinator.run.Contexts;
import org.riskset.coordinator.run.Run;
import org.riskset.coordinator.run.RunState;
import org.riskset.privacy.identity.SiteId;
import org.riskset.privacy.masking.Phase;
import org.riskset.survival.counts.Aggregate;
import org.riskset.survival.counts.Lanes;
import org.riskset.survival.counts.Layout;

/** Holds what the coordinator writes, opens and announces against what everybody knows together. */
final class RunRules {
    private static final List<String> HONEST_FAILURES = List.of("RS-RUN-003", "RS-RUN-006", "RS-SEC-015", "RS-SEC-020");

    private final boolean honest;
    private final MessageRules messages;
    private final SiteRules sites;
    private final Map<String, Set<SiteId>> opened = new HashMap<>();

    RunRules(boolean honest, MessageRules messages, SiteRules sites) {
        this.honest = honest;
        this.messages = messages;
        this.sites = sites;
    }

    /** The coordinator is about to have this on its disk. */
    void written(Run before, Run after, List<Run> others) {
        Violation.unless(
                after.attempt() == before.attempt() || before.received(Phase.VECTOR) == 0,
                "a new attempt although vectors are there");
        Violation.unless(
                !after.state().isKeyed() || others.stream().noneMatch(o -> collide(o, after)),
                "two runs of one study are under way");
        Violation.unless(
                !honest || before.state() != RunState.REVIEWING || after.state() != RunState.FAILED,
                "what was to be opened could not be: " + after.problem().orElse(""));
        Violation.unless(
                !honest
                        || after.state() != RunState.FAILED
                        || HONEST_FAILURES.stream().anyMatch(after.problem().orElse("")::startsWith),
                "a failure for which nobody honest gives cause: "
                        + after.problem().orElse(""));
        Violation.unless(after.state() != RunState.REFUSED, "nothing is refused here");
        if (hasResult(after)) {
            announced(after, contributors(after));
        }
    }

    private static boolean hasResult(Run run) {
        return run.state() == RunState.COMPLETE || run.state() == RunState.PARTIAL;
    }

    private static boolean collide(Run other, Run run) {
        return !other.id().equals(run.id())
                && other.state().isKeyed()
                && other.question().studyId().equals(run.question().studyId());
    }

    private static Set<SiteId> contributors(Run run) {
        return run.participations().stream()
                .filter(p -> p.receipt().isPresent())
                .map(p -> p.site())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    static String instance(Run run) {
        return run.id().hex() + "." + run.attempt();
    }

    /** The coordinator has opened a sum, and says it is that of the run's contributors. */
    void opened(Run run, Aggregate sum) {
        Set<SiteId> contributors = contributors(run);
        Layout layout = sum.layout();
        Lanes expected = Lanes.zero(layout);
        contributors.forEach(
                site -> expected.add(sites.frozen(site, run.id()).thawed(layout).lanes()));
        Violation.unless(
                expected.equals(sum.lanes()), "the opened sum is not that of its contributors " + contributors);
        Set<SiteId> before = opened.putIfAbsent(instance(run), contributors);
        Violation.unless(
                before == null || before.equals(contributors), "two sets of contributors were opened in one attempt");
        Violation.unless(
                opened.keySet().stream()
                                .filter(i -> i.startsWith(run.id().hex()))
                                .count()
                        == 1,
                "two attempts of one run were opened");
        int k = Contexts.quorum(run);
        Violation.unless(
                messages.openers(instance(run)).size() >= k, "opened although fewer than the quorum gave shares");
        Violation.unless(!sites.isDead(instance(run)), "opened although a certificate says it never is");
    }

    /** A result is told to have come from these sites. */
    void announced(Run run, Set<SiteId> contributors) {
        Violation.unless(
                contributors.equals(opened.get(instance(run))),
                "the end names " + contributors + ", opened were " + opened.get(instance(run)));
    }

    /** Once everything is over: certificates that came later must not lie either. */
    void over() {
        opened.keySet().forEach(i -> Violation.unless(!sites.isDead(i), "a certificate for what was opened"));
    }

    Map<String, Set<SiteId>> opened() {
        return opened;
    }
}
