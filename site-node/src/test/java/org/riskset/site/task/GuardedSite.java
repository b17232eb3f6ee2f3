// SPDX-License-Identifier: Apache-2.0
package org.riskset.site.task;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.riskset.privacy.disclosure.DataSnapshot;
import org.riskset.privacy.disclosure.DisclosurePolicy;
import org.riskset.privacy.disclosure.Finding.Check;
import org.riskset.privacy.disclosure.HistoryRules;
import org.riskset.privacy.disclosure.LedgerEntry;
import org.riskset.privacy.disclosure.OrdinalSet;
import org.riskset.privacy.disclosure.SitePolicy;
import org.riskset.privacy.disclosure.Unit;
import org.riskset.privacy.disclosure.Units;
import org.riskset.privacy.identity.Mode;
import org.riskset.privacy.identity.PlanRequest;
import org.riskset.privacy.identity.RunId;
import org.riskset.site.history.PatientOrdinals;
import org.riskset.site.history.Presence;
import org.riskset.site.store.SiteStore;
import org.riskset.survival.counts.Aggregate;
import org.riskset.survival.digest.Digest;
import org.riskset.survival.study.AnalysisPlan;
import org.riskset.survival.study.Study;

/** The worker of {@code site-1} over a real store, with patients made up: a plan of horizon h counts those below 100 - h. */
public final class GuardedSite implements AutoCloseable {
    private static final SecureRandom RANDOM = new SecureRandom();

    final SiteStore store;
    private final HistoryRules rules;
    private final boolean identified;
    private String recorded = "as it was";

    /** @param identified whether patients have ids */
    public GuardedSite(Path folder, HistoryRules rules, boolean identified) {
        this.store = SiteStore.open(folder.resolve("site.db"));
        this.rules = rules;
        this.identified = identified;
    }

    /** What is recorded of so many patients is another from now on. */
    void changes(int patients) {
        recorded = "changed " + patients;
    }

    /** The coordinator asks for a plan up to this time. */
    public Task asked(int horizon, Mode mode) {
        return received(request(horizon, mode));
    }

    Task asked(int horizon) {
        return asked(horizon, Mode.SECURE);
    }

    Task received(Request request) {
        worker().received(request);
        return task(request.run());
    }

    Task approved(Task task, Check... overrides) {
        TaskEvent.Decided yes = new TaskEvent.Decided(true, "", List.of(overrides));
        worker().decide(task.request().number(), task.request().signed().plan().toString(), yes);
        return task(task.request().run());
    }

    Task task(RunId run) {
        return store.tasks().find(run).orElseThrow();
    }

    List<LedgerEntry> entries() {
        return store.ledger().read().ledger().entries();
    }

    List<Message> outbox() {
        return store.outbox().waiting().stream().map(Outbox.Waiting::message).toList();
    }

    static Request request(int horizon, Mode mode) {
        String plan = SampleTasks.PLAN.replace("\"horizon\":3", "\"horizon\":" + horizon);
        Request like = SampleTasks.request(mode);
        PlanRequest signed = PlanRequest.signed(
                like.signed().study(),
                Digest.of(plan),
                SampleTasks.REQUESTER,
                SampleTasks.NOW.plus(Duration.ofDays(1)));
        return new Request(
                RunId.random(RANDOM),
                horizon,
                1,
                mode,
                signed,
                like.invited(),
                like.answerBy(),
                SampleTasks.STUDY,
                plan);
    }

    TaskWorker worker() {
        Clock clock = Clock.fixed(SampleTasks.NOW, ZoneOffset.UTC);
        List<SitePolicy.Peer> others = SampleTasks.request().invited().stream()
                .map(i -> new SitePolicy.Peer(
                        i.site().value(), i.identity().fingerprint().file()))
                .toList();
        SitePolicy allowing = SitePolicy.permissive().knowing(others).remembering(rules);
        DisclosurePolicy policy = new DisclosurePolicy(allowing, SampleTasks.SELF);
        AnswerHistory history = history(clock);
        Counting counting = (study, plan, layout) -> Aggregate.empty(layout);
        return new TaskWorker(
                store.tasks(),
                new TaskMachine(SampleTasks.key("site-1")),
                new Decisions(
                        SampleTasks.SELF,
                        SampleTasks.key("site-1"),
                        policy,
                        new Papers(),
                        counting,
                        history,
                        problem -> {},
                        clock),
                new PhaseDecisions(
                        SampleTasks.SELF,
                        SampleTasks.key("site-1"),
                        policy,
                        new Papers(),
                        history,
                        new SecureRandom(),
                        clock),
                task -> {},
                () -> {},
                Runnable::run,
                TaskClocks.of(clock, clock));
    }

    private AnswerHistory history(Clock clock) {
        return new AnswerHistory(rules, store.ledger(), identified ? new MadeUp() : Presence.UNKNOWN, clock);
    }

    /** A hundred patients; a tag is a number. */
    private final class MadeUp implements Presence {
        @Override
        public Optional<DataSnapshot> extract(Study study) {
            int changed = recorded.startsWith("changed") ? Integer.parseInt(recorded.substring(8)) : 0;
            Map<String, String> rows = new HashMap<>();
            IntStream.range(0, 100).forEach(i -> rows.put("p" + i, i < changed ? recorded : "as it was"));
            return Optional.of(new DataSnapshot("extract " + recorded, rows));
        }

        @Override
        public Optional<Units> units(Study study, AnalysisPlan plan, long horizon, PatientOrdinals ordinals) {
            int count = (int) (100 - horizon);
            OrdinalSet all = OrdinalSet.of(IntStream.range(0, count).toArray());
            return Optional.of(new Units(List.of(new Unit(Unit.ALL, all))));
        }
    }

    /** What leaves, in a word each. */
    String said() {
        return outbox().stream()
                .map(m -> m.fold(
                        a -> "accept",
                        d -> d.decline().kind() + " " + d.decline().code() + " "
                                + d.decline().reason(),
                        v -> "vector",
                        a -> a.answer().phase().name(),
                        c -> "complaint"))
                .collect(Collectors.joining(", "));
    }

    @Override
    public void close() {
        store.close();
    }
}
