// SPDX-License-Identifier: Apache-2.0
package org.riskset.site.store;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.riskset.privacy.audit.AuditEvent;
import org.riskset.privacy.identity.PlanRequest;
import org.riskset.privacy.identity.Roster;
import org.riskset.privacy.masking.Contributors;
import org.riskset.privacy.masking.Instance;
import org.riskset.privacy.masking.KeyedMembers;
import org.riskset.privacy.masking.SecureContext;
import org.riskset.site.task.Heard;
import org.riskset.site.task.Message;
import org.riskset.site.task.Request;
import org.riskset.site.task.Task;
import org.riskset.site.task.TaskState;
import org.riskset.survival.digest.Digest;

/**
 * What becomes an entry of the site's log when a request moves. A pure function of the task before and after and of what
 * leaves: what was asked, what this site decided, what it was told under the coordinator's signature, what it sent.
 *
 * <p>Codes and digests alone. A task's reason may name what was seen in the data or be a person's words, so it stays out;
 * so does the digest of the counts, from which somebody who tries could guess them.
 */
final class TaskEntries {
    private TaskEntries() {}

    /** Of a request that is new, or that begins anew among fewer sites. */
    static AuditEvent asked(Task task) {
        Request request = task.request();
        PlanRequest signed = request.signed();
        List<Map<String, Object>> invited = request.invited().stream()
                .map(i -> Map.<String, Object>of(
                        "site", i.site().value(), "identity", i.identity().toString()))
                .toList();
        return event(holds(request) ? "plan" : "unverified", task)
                .with("number", request.number())
                .with("study", signed.study())
                .with("plan", signed.plan())
                .with("mode", request.mode().label())
                .with("requester", signed.requester().toString())
                .with("not_after", signed.notAfter())
                .with("signature", signed.signature().hex())
                .with("invited", invited);
    }

    // What does not even verify was refused; it is kept as what the coordinator said, not as what somebody asked.
    private static boolean holds(Request request) {
        PlanRequest signed = request.signed();
        return Digest.of(request.study()).equals(signed.study())
                && Digest.of(request.plan()).equals(signed.plan())
                && signed.verifies();
    }

    /** Of a change, in the order in which it happened. */
    static List<AuditEvent> between(Task before, Task after, List<Message> messages) {
        List<AuditEvent> events = new ArrayList<>();
        if (after.request().attempt() != before.request().attempt()) {
            events.add(asked(after));
        }
        after.heard().values().stream()
                .filter(heard -> !before.heard().containsValue(heard))
                .sorted(Comparator.comparingInt(Heard::step))
                .forEach(heard -> events.add(told(after, heard)));
        decision(before, after).ifPresent(events::add);
        after.instance()
                .filter(i -> after.state() == TaskState.KEYED && before.state() != TaskState.KEYED)
                .ifPresent(i -> events.add(roster(after, i)));
        after.instance()
                .filter(i -> contributors(before).isEmpty())
                .flatMap(Instance::contributors)
                .ifPresent(set -> events.add(contributors(after, set)));
        messages.forEach(message -> events.add(SentEntries.of(after, message)));
        if (after.dead() && !before.dead()) {
            events.add(event("dead", after));
        }
        if (after.state().hasEnded() && !before.state().hasEnded()) {
            events.add(ended(after));
        }
        return events;
    }

    static AuditEvent event(String type, Task task) {
        return AuditEvent.of(type, task.request().run(), task.request().attempt());
    }

    private static AuditEvent told(Task task, Heard heard) {
        return event("told", task)
                .with("step", heard.step())
                .with("digest", heard.digest())
                .with("signature", heard.signature().hex());
    }

    private static Optional<AuditEvent> decision(Task before, Task after) {
        if (before.state() == after.state()) {
            return Optional.empty();
        }
        boolean person = before.state() == TaskState.AWAITING_APPROVAL;
        AuditEvent event = event("decision", after).with("by", person ? "person" : "rule");
        return switch (after.state()) {
            case CHECKED -> Optional.of(event.with("ruling", "approved"));
            case AWAITING_APPROVAL -> Optional.of(event.with("ruling", "asks a person"));
            case REFUSED, REJECTED -> Optional.of(coded(event.with("ruling", "refused"), after));
            default -> Optional.empty();
        };
    }

    private static AuditEvent roster(Task task, Instance instance) {
        SecureContext context = instance.context();
        List<Map<String, Object>> members =
                context.roster().members().stream().map(TaskEntries::member).toList();
        return event("roster", task)
                .with("digest", context.roster().digest())
                .with("ctx", context.ctx())
                .with("layout", context.run().layoutDigest())
                .with("index", instance.self())
                .with("quorum", context.k())
                .with("min_sites", context.run().minSites())
                .with("members", members);
    }

    private static Map<String, Object> member(Roster.Member member) {
        return Map.of(
                "index", member.index(),
                "site", member.id().value(),
                "identity", member.identity().toString(),
                "conditions", member.conditions().toString());
    }

    private static Optional<Contributors> contributors(Task task) {
        return task.instance().flatMap(Instance::contributors);
    }

    private static AuditEvent contributors(Task task, Contributors set) {
        Instance instance = task.instance().orElseThrow();
        Digest t1 = new KeyedMembers(instance.context(), instance.keys()).t1();
        List<String> sites = instance.context().roster().members().stream()
                .filter(m -> set.contains(m.index()))
                .map(m -> m.id().value())
                .toList();
        AuditEvent event =
                event("contributors", task).with("sites", sites).with("t1", t1).with("t3", set.t3());
        return instance.t2().map(t2 -> event.with("t2", t2)).orElse(event);
    }

    private static AuditEvent ended(Task task) {
        return coded(event("ended", task).with("state", task.state().name()), task);
    }

    private static AuditEvent coded(AuditEvent event, Task task) {
        return task.code().map(code -> event.with("code", code)).orElse(event);
    }

    static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
