// SPDX-License-Identifier: Apache-2.0
package org.riskset.coordinator.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.riskset.coordinator.run.Contexts;
import org.riskset.coordinator.run.Participation;
import org.riskset.coordinator.run.Question;
import org.riskset.coordinator.run.Run;
import org.riskset.coordinator.run.RunState;
import org.riskset.privacy.audit.AuditEvent;
import org.riskset.privacy.identity.PublicIdentity;
import org.riskset.privacy.identity.Roster;
import org.riskset.survival.digest.Digest;

/**
 * What becomes an entry of the coordinator's log when a run changes. A pure function of the run before and after, so that
 * every way a run can move is recorded, whoever moved it.
 */
final class RunEntries {
    private RunEntries() {}

    /** Of a run that is new. */
    static AuditEvent submitted(Run run) {
        Question question = run.question();
        return event("submit", run)
                .with("number", run.number())
                .with("study_id", question.studyId())
                .with("study", question.study())
                .with("plan", question.plan())
                .with("mode", question.mode().label())
                .with("requester", question.request().requester().toString())
                .with("not_after", question.request().notAfter())
                .with("signature", question.request().signature().hex())
                .with("min_sites", question.minSites())
                .with("layout", question.shape().layout())
                .with("lanes64", question.shape().lanes64())
                .with("lanes128", question.shape().lanes128());
    }

    /** Of a run that has changed, in the order in which it happened. */
    static List<AuditEvent> between(Run before, Run after) {
        List<AuditEvent> events = new ArrayList<>();
        for (Participation now : after.participations()) {
            before.participation(now.site())
                    .filter(then -> !then.equals(now))
                    .ifPresent(then -> events.addAll(ParticipationEntries.between(after, then, now)));
        }
        if (asks(before, after)) {
            events.add(invited(after));
        }
        if (before.state() == RunState.INVITING && after.state().isKeyed()) {
            events.add(roster(after));
        }
        events.addAll(ChainEntries.between(before, after));
        if (after.state().hasEnded() && !before.state().hasEnded()) {
            events.add(ended(after));
        }
        return events;
    }

    private static boolean asks(Run before, Run after) {
        boolean begins = before.state() == RunState.SUBMITTED && after.state() != RunState.SUBMITTED;
        return (begins || after.attempt() != before.attempt()) && !after.state().hasEnded();
    }

    private static AuditEvent invited(Run run) {
        return event("invite", run)
                .with(
                        "sites",
                        run.participations().stream()
                                .filter(p -> !p.dismissed())
                                .map(p -> site(p.site().value(), p.identity()))
                                .toList());
    }

    private static AuditEvent roster(Run run) {
        Roster roster = run.roster();
        List<Map<String, Object>> members = roster.members().stream()
                .map(m -> Map.<String, Object>of(
                        "index", m.index(),
                        "site", m.id().value(),
                        "identity", m.identity().toString(),
                        "conditions", m.conditions().toString()))
                .toList();
        return event("roster", run)
                .with("digest", roster.digest())
                .with("ctx", Digest.ofHash(Contexts.of(run)))
                .with("quorum", Contexts.quorum(run))
                .with("min_sites", Contexts.minSites(run))
                .with("members", members);
    }

    // What follows the code may speak of what was seen.
    private static AuditEvent ended(Run run) {
        AuditEvent event = event("ended", run).with("state", run.state().name());
        Optional<String> code = run.problem().map(text -> text.split(":", 2)[0]).filter(c -> c.startsWith("RS-"));
        return code.isPresent() ? event.with("code", code.get()) : event;
    }

    static AuditEvent event(String type, Run run) {
        return AuditEvent.of(type, run.id(), run.attempt());
    }

    private static Map<String, Object> site(String name, PublicIdentity identity) {
        return Map.of("site", name, "identity", identity.toString());
    }
}
