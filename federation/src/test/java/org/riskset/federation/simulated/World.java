// SPDX-License-Identifier: Apache-2.0
package org.riskset.federation.simulated;

import com.google.protobuf.InvalidProtocolBufferException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.riskset.coordinator.run.Run;
import org.riskset.privacy.disclosure.SitePolicy;
import org.riskset.privacy.identity.RunId;
import org.riskset.privacy.identity.SiteId;
import org.riskset.proto.codec.ExchangeError;
import org.riskset.proto.federation.v1.Assignment;
import org.riskset.proto.federation.v1.Close;
import org.riskset.proto.federation.v1.FollowResponse;
import org.riskset.proto.federation.v1.Outcome;
import org.riskset.proto.transport.CallFailure;
import org.riskset.site.task.Outbox.Waiting;
import org.riskset.survival.digest.Digest;
import org.riskset.survival.error.Problem;
import org.riskset.survival.error.RisksetException;

/** A federation of one seed: the parties, what is between them, and whoever watches. */
final class World implements Setting.Wire {
    final Scenario scenario;
    final Dice dice;
    final FakeClock clock = new FakeClock();
    final Trace trace;
    final Observer observer;
    final Tally tally = new Tally();
    final Network network;
    final SimulatedCoordinator coordinator;
    final List<SimulatedSite> sites;

    private int depth;
    private boolean repaired;

    World(long seed, Bug bug, boolean traced) {
        dice = new Dice(seed);
        scenario = Scenario.drawn(dice, bug.showsUnderForgetfulCoordinator());
        trace = new Trace(traced, clock);
        trace.add(scenario::toString);
        observer = Observer.of(scenario, clock);
        network = new Network(dice);
        int n = scenario.tempers().size();
        List<SitePolicy.Peer> peers = IntStream.range(0, n)
                .mapToObj(i -> new SitePolicy.Peer(
                        Parties.site(i).value(),
                        Parties.key(i).identity().fingerprint().toString()))
                .toList();
        Setting setting = new Setting(dice, clock, trace, observer, tally, bug, peers, this);
        coordinator = new SimulatedCoordinator(n, setting);
        sites = IntStream.range(0, n)
                .mapToObj(i -> new SimulatedSite(i, scenario.tempers().get(i), setting))
                .toList();
    }

    /** Does something; a process that dies in it is dead afterwards, and nothing else is. */
    void act(Runnable what) {
        depth++;
        try {
            what.run();
        } catch (Crash crash) {
            died(crash);
        } finally {
            depth--;
        }
    }

    private void died(Crash crash) {
        trace.add(() -> "a process dies " + crash.getMessage());
        if (crash.whose() != coordinator.crashes) {
            sites.stream().filter(s -> s.crashes == crash.whose()).forEach(SimulatedSite::crash);
        } else if (depth > 1) {
            throw crash; // the call that was interrupted dies with it
        } else {
            coordinator.crash();
            coordinator.disk.fallBack(scenario.forgetful() ? dice.below(6) : 0);
        }
    }

    @Override
    public void leave(SimulatedSite from, Waiting waiting) {
        observer.messages().hold(from.id, waiting.message());
        Sent sent = Sent.of(from.id, waiting.message());
        int life = from.life();
        network.send(new Network.InFlight(
                from.id + " to coordinator: " + sent, () -> served(from, life, waiting.id(), sent)));
    }

    private void served(SimulatedSite from, int life, long id, Sent sent) {
        if (!coordinator.isUp()) {
            return;
        }
        boolean settled = coordinator
                .serve(sent)
                .map(failure -> settled(CallFailure.of(failure), sent))
                .orElse(true);
        network.send(new Network.InFlight("coordinator to " + from.id + ": answer to " + sent, () -> {
            if (from.life() == life && from.isUp()) {
                from.answered(id, settled);
            }
        }));
    }

    // As the sender of a site: what was refused need not be sent again.
    private boolean settled(RisksetException refusal, Sent sent) {
        String code = refusal.first().code().code();
        Violation.unless(
                !code.equals(ExchangeError.INTERNAL.code()),
                "the coordinator could not work on " + sent + Alarm.last());
        trace.add(() -> "coordinator refuses " + sent + ": " + refusal.getMessage());
        return true;
    }

    @Override
    public byte[] fetch(SimulatedSite from, Digest digest, long most) {
        if (!coordinator.isUp()
                || !from.isConnected()
                || dice.perMille(repaired ? 0 : scenario.faults().lost())) {
            throw RisksetException.of(Problem.of(ExchangeError.UNREACHABLE, "the coordinator is not reached"));
        }
        return coordinator.fetch(from.id, digest);
    }

    /** A site dials. */
    void connect(SimulatedSite site) {
        Stream stream = new Stream(response -> told(site, response));
        site.connected(stream);
        coordinator.follow(site.id, stream);
    }

    private void told(SimulatedSite site, FollowResponse response) {
        if (response.hasAssignment()) {
            Assignment assignment = response.getAssignment();
            if (assignment.hasClose()) {
                closed(RunId.of(assignment.getRunId().toByteArray()), assignment.getClose());
            }
            byte[] bytes = assignment.toByteArray();
            String what = "coordinator to " + site.id + ": " + assignment.getBodyCase() + " of attempt "
                    + assignment.getAttempt();
            network.send(new Network.InFlight(what, () -> taken(site, bytes)));
        }
    }

    private void closed(RunId id, Close close) {
        if (close.getOutcome() == Outcome.OUTCOME_COMPLETE || close.getOutcome() == Outcome.OUTCOME_PARTIAL) {
            Run run = coordinator.disk.find(id).orElseThrow();
            Set<SiteId> named = close.getContributorsList().stream()
                    .map(c -> run.members().get(c.getIndex() - 1).site())
                    .collect(Collectors.toCollection(TreeSet::new));
            observer.runs().announced(run, named);
        }
    }

    private void taken(SimulatedSite site, byte[] bytes) {
        try {
            site.take(Assignment.parseFrom(bytes));
        } catch (RisksetException e) {
            trace.add(() -> site.id + " does not act: " + e.getMessage());
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException(e);
        }
    }

    /** From now on nothing is lost. */
    void repair() {
        trace.add(() -> "the network is repaired");
        repaired = true;
    }

    /** Some message arrives. */
    void deliver(Network.InFlight message) {
        trace.add(message::what);
        tally.add("messages");
        act(message.arrive());
    }

    /** Whether every run has ended everywhere. */
    boolean isOver() {
        return coordinator.disk.unfinished().isEmpty()
                && sites.stream()
                        .filter(s -> !s.isGone())
                        .flatMap(s -> s.disk.all().stream())
                        .allMatch(t -> t.state().hasEnded());
    }
}
