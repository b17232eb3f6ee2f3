// SPDX-License-Identifier: Apache-2.0
package org.riskset.privacy.audit;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Predicate;
import org.riskset.privacy.identity.Acceptance;
import org.riskset.privacy.identity.Decline;
import org.riskset.privacy.identity.Mode;
import org.riskset.privacy.identity.PlanRequest;
import org.riskset.privacy.identity.PublicIdentity;
import org.riskset.privacy.identity.RunId;
import org.riskset.privacy.identity.Signature;
import org.riskset.privacy.identity.Transcript;
import org.riskset.survival.digest.Digest;
import org.riskset.survival.error.Problem;
import org.riskset.survival.error.RisksetException;

/** Every signature that entries record is held against the key of who is said to have made it. */
final class StatementCheck {
    private final BundleManifest manifest;
    private final List<AuditEntry> entries;
    private final Map<String, RunTranscripts> runs = new HashMap<>();
    private int count;

    StatementCheck(BundleManifest manifest, List<AuditEntry> entries) {
        this.manifest = manifest;
        this.entries = entries;
        Map<String, AuditEntry> submitted = new HashMap<>();
        for (AuditEntry entry : entries) {
            entry.run().ifPresent(run -> {
                if (entry.type().equals("submit")) {
                    submitted.put(run, entry);
                }
                runs.computeIfAbsent(
                                run + "/" + entry.attempt(),
                                id -> new RunTranscripts(Optional.ofNullable(submitted.get(run))))
                        .add(entry);
            });
        }
    }

    /** How many there are; {@code RS-AUDIT-006} for the first that does not verify. */
    int count() {
        try {
            runs.values().forEach(RunTranscripts::check);
            entries.forEach(this::check);
        } catch (IllegalArgumentException | NoSuchElementException | ClassCastException e) {
            throw RisksetException.of(Problem.of(AuditError.STATEMENT, "an entry lacks what its type has"), e);
        }
        return count;
    }

    private void check(AuditEntry entry) {
        switch (entry.type()) {
            case "submit", "plan" -> held(entry, StatementCheck::request);
            case "accept" -> held(entry, e -> accepted(e, identity(e)));
            case "refuse" -> declined(entry, Optional.empty());
            case "told" -> held(entry, this::told);
            case "received" -> phase(entry, Optional.empty());
            case "sent" -> sent(entry);
            default -> {}
        }
    }

    private void sent(AuditEntry entry) {
        PublicIdentity self = manifest.log().key();
        switch (entry.text("phase").orElse("")) {
            case "accept" -> held(entry, e -> accepted(e, self));
            case "decline" -> declined(entry, Optional.of(self));
            default -> phase(entry, Optional.of(self));
        }
    }

    private void phase(AuditEntry entry, Optional<PublicIdentity> self) {
        RunTranscripts run = runs.get(entry.run().orElseThrow() + "/" + entry.attempt());
        Optional<Transcript> signed = run.signed(entry);
        // A site does not know what its words were bound to where the run ended before it was told.
        if (signed.isPresent()) {
            PublicIdentity signer =
                    self.orElseGet(() -> run.identity(entry.text("site").orElse("")));
            held(entry, e -> signer.verify(signed.get(), signature(e).bytes()));
        }
    }

    private static boolean request(AuditEntry e) {
        return new PlanRequest(
                        digest(e, "study"),
                        digest(e, "plan"),
                        PublicIdentity.parse(e.text("requester").orElseThrow()),
                        e.number("not_after").orElseThrow(),
                        signature(e))
                .verifies();
    }

    private static boolean accepted(AuditEntry e, PublicIdentity site) {
        return new Acceptance(
                        run(e),
                        (int) e.attempt(),
                        Mode.named(e.text("mode").orElseThrow()).orElseThrow(),
                        digest(e, "study"),
                        digest(e, "plan"),
                        e.text("conditions").orElseThrow(),
                        digest(e, "seen"),
                        e.number("expires").orElseThrow(),
                        signature(e))
                .verifies(site);
    }

    // Of a person's refusal the words are not recorded, and without them the signature cannot be checked.
    private void declined(AuditEntry entry, Optional<PublicIdentity> self) {
        entry.text("reason")
                .ifPresent(reason -> held(
                        entry,
                        e -> new Decline(
                                        run(e),
                                        (int) e.attempt(),
                                        Decline.Kind.valueOf(e.text("kind").orElseThrow()),
                                        e.text("code").orElseThrow(),
                                        reason,
                                        signature(e))
                                .verifies(self.orElseGet(() -> identity(e)))));
    }

    private boolean told(AuditEntry e) {
        Transcript assignment = Transcript.of("assign")
                .bytes(run(e).bytes())
                .u32(e.attempt())
                .u32(0)
                .u8(e.number("step").orElseThrow().intValue())
                .digest(digest(e, "digest"));
        return manifest.coordinator().verify(assignment, signature(e).bytes());
    }

    private void held(AuditEntry entry, Predicate<AuditEntry> verifies) {
        boolean holds;
        try {
            holds = verifies.test(entry);
        } catch (IllegalArgumentException | NoSuchElementException e) {
            holds = false;
        }
        if (!holds) {
            throw wrong(entry, "the signature of entry " + entry.seq() + " does not verify");
        }
        count++;
    }

    static RisksetException wrong(AuditEntry entry, String what) {
        return RisksetException.of(Problem.of(AuditError.STATEMENT, what).with(Problem.SEEN, entry.json()));
    }

    private static PublicIdentity identity(AuditEntry e) {
        return PublicIdentity.parse(e.text("identity").orElseThrow());
    }

    private static RunId run(AuditEntry e) {
        return new RunId(e.run().orElseThrow());
    }

    static Digest digest(AuditEntry e, String field) {
        return Digest.parse(e.text(field).orElseThrow());
    }

    static Signature signature(AuditEntry e) {
        return new Signature(e.text("signature").orElseThrow());
    }
}
