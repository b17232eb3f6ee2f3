// SPDX-License-Identifier: Apache-2.0
package org.riskset.site.store;

import java.util.Locale;
import java.util.Optional;
import org.riskset.privacy.audit.AuditEvent;
import org.riskset.privacy.identity.Acceptance;
import org.riskset.privacy.identity.Decline;
import org.riskset.privacy.masking.Complaint;
import org.riskset.privacy.masking.Contribution;
import org.riskset.privacy.masking.PhaseAnswer;
import org.riskset.site.task.Message;
import org.riskset.site.task.Task;
import org.riskset.survival.digest.Digest;

/** What becomes an entry when a message is put into the outbox: digest and length of its bytes, and its signature. */
final class SentEntries {
    private SentEntries() {}

    static AuditEvent of(Task task, Message message) {
        AuditEvent event = AuditEvent.of("sent", message.run(), message.attempt());
        return message.fold(
                accept -> accepted(event, accept.acceptance()),
                decline -> declined(event, decline.decline()),
                contribute -> vector(event, contribute.vector()),
                answer -> answer(event, task, answer.answer()),
                complain -> complaint(event, complain.complaint()));
    }

    private static AuditEvent accepted(AuditEvent event, Acceptance acceptance) {
        return event.with("phase", "accept")
                .with("mode", acceptance.mode().label())
                .with("study", acceptance.study())
                .with("plan", acceptance.plan())
                .with("conditions", acceptance.conditions())
                .with("seen", acceptance.seen())
                .with("expires", acceptance.expires())
                .with("signature", acceptance.signature().hex());
    }

    // A rule's words are its title; a person's own may hold anything.
    private static AuditEvent declined(AuditEvent event, Decline decline) {
        AuditEvent coded = event.with("phase", "decline")
                .with("kind", decline.kind().name())
                .with("code", decline.code())
                .with("signature", decline.signature().hex());
        return decline.kind() == Decline.Kind.REJECTED
                ? coded.with("reason_digest", Digest.of(decline.reason()))
                : coded.with("reason", decline.reason());
    }

    private static AuditEvent vector(AuditEvent event, Contribution vector) {
        return event.with("phase", "vector")
                .with("context", Digest.ofHash(vector.context()))
                .with("index", vector.index())
                .with("bytes", vector.bytes().length)
                .with("digest", vector.digest())
                .with("signature", vector.signature().hex());
    }

    private static AuditEvent answer(AuditEvent event, Task task, PhaseAnswer answer) {
        AuditEvent sent = event.with("phase", answer.phase().name().toLowerCase(Locale.ROOT))
                .with("index", answer.index())
                .with("bytes", answer.body().length)
                .with("signature", answer.signature().hex());
        AuditEvent covered =
                covered(task, answer).map(d -> sent.with("digest", d)).orElse(sent);
        return answer.fold(
                keys -> covered.with("body", TaskEntries.hex(keys.body())),
                shares -> covered,
                survivor -> covered,
                opening -> covered,
                abort -> covered);
    }

    /** What the answer's signature covers beside what it is bound to. */
    private static Optional<Digest> covered(Task task, PhaseAnswer answer) {
        return answer.fold(
                keys -> Optional.of(keys.commitment()),
                shares -> Optional.of(shares.digest()),
                survivor -> task.instance().flatMap(i -> i.contributors().map(c -> c.t3())),
                opening -> Optional.of(opening.digest()),
                abort -> task.instance().map(i -> i.context().ctx()));
    }

    private static AuditEvent complaint(AuditEvent event, Complaint complaint) {
        return event.with("phase", "complaint")
                .with("about", complaint.about())
                .with("index", complaint.by())
                .with("signature", complaint.signature().hex());
    }
}
