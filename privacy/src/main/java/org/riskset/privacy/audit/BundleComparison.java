// SPDX-License-Identifier: Apache-2.0
package org.riskset.privacy.audit;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.riskset.privacy.audit.BundleVerifier.Verified;
import org.riskset.survival.error.Problem;
import org.riskset.survival.error.RisksetException;

/**
 * What a site and its coordinator recorded of the same runs, held against each other. Both bundles were verified before.
 *
 * <ul>
 *   <li>A roster, t1, t2 or t3 that differs: the site was shown another plan or other members.
 *   <li>A message that differs: it was altered on the way, or a site said two things.
 *   <li>Contributors that differ: somebody was said to have left who had not.
 *   <li>A message or run that one side alone has: it was invented or suppressed.
 * </ul>
 *
 * <p>What a site sent and the coordinator never took in is no difference: a run may have ended meanwhile.
 */
public final class BundleComparison {
    private final Verified site;
    private final Verified coordinator;
    private final String name;
    private final List<Problem> differences = new ArrayList<>();
    private final Set<String> runs = new LinkedHashSet<>();
    private int transcripts;
    private int messages;

    private BundleComparison(Verified site, Verified coordinator) {
        this.site = site;
        this.coordinator = coordinator;
        this.name = site.manifest().log().key().toString();
    }

    /**
     * What was compared.
     *
     * @param runs that both sides know
     * @param transcripts rosters and sets of contributors that are equal
     * @param messages of the site that the coordinator took in as they were sent
     * @param differences each with both statements; empty when there is none
     */
    public record Outcome(int runs, int transcripts, int messages, List<Problem> differences) {}

    /** {@code RS-AUDIT-001} when the second bundle is not that of the first one's coordinator. */
    public static Outcome of(Verified site, Verified coordinator) {
        boolean pair = site.manifest()
                        .coordinator()
                        .equals(coordinator.manifest().log().key())
                && !site.manifest().log().equals(coordinator.manifest().log());
        if (!pair) {
            throw RisksetException.of(
                    Problem.of(AuditError.BUNDLE, "these are not the bundles of a site and of its coordinator")
                            .with(Problem.DO, "name the site's bundle first"));
        }
        return new BundleComparison(site, coordinator).compared();
    }

    private Outcome compared() {
        transcripts("roster", List.of("digest", "ctx", "quorum", "min_sites"));
        transcripts("contributors", List.of("t1", "t2", "t3", "sites"));
        messages();
        runs();
        return new Outcome(runs.size(), transcripts, messages, differences);
    }

    private void transcripts(String type, List<String> fields) {
        Map<String, AuditEntry> theirs = byAttempt(coordinator.entries(), type);
        byAttempt(site.entries(), type).forEach((attempt, own) -> {
            AuditEntry other = theirs.get(attempt);
            boolean equal = other != null
                    && fields.stream()
                            .allMatch(f -> String.valueOf(own.fields().get(f))
                                    .equals(String.valueOf(other.fields().get(f))));
            if (equal) {
                transcripts++;
            } else if (other != null || type.equals("roster")) {
                differ("the " + type + " of run " + attempt + " differs", Optional.of(own), Optional.ofNullable(other));
            }
        });
    }

    private void messages() {
        Map<String, AuditEntry> taken = new LinkedHashMap<>();
        coordinator.entries().stream()
                .filter(e -> Set.of("accept", "refuse", "received").contains(e.type()) && isOfSite(e))
                .forEach(e -> taken.put(key(e, phase(e)), e));
        Set<String> sent = new HashSet<>();
        for (AuditEntry own : site.entries()) {
            if (own.type().equals("sent")) {
                String key = key(own, own.text("phase").orElse(""));
                sent.add(key);
                Optional.ofNullable(taken.get(key)).ifPresent(other -> same(own, other));
            }
        }
        taken.forEach((key, other) -> {
            if (!sent.contains(key)) {
                differ(
                        "the coordinator has a message that the site did not send",
                        Optional.empty(),
                        Optional.of(other));
            }
        });
    }

    private void same(AuditEntry own, AuditEntry other) {
        boolean equal = own.text("signature").equals(other.text("signature"))
                && own.text("digest").equals(other.text("digest"))
                && own.text("conditions").equals(other.text("conditions"));
        if (equal) {
            messages++;
        } else {
            differ("a message is not the one that was sent", Optional.of(own), Optional.of(other));
        }
    }

    private void runs() {
        Map<String, AuditEntry> submitted = new LinkedHashMap<>();
        coordinator.entries().stream()
                .filter(e -> e.type().equals("submit"))
                .forEach(e -> submitted.put(e.run().orElse(""), e));
        site.entries().stream().filter(e -> e.type().equals("plan")).forEach(own -> {
            AuditEntry other = submitted.get(own.run().orElse(""));
            if (other != null
                    && own.text("plan").equals(other.text("plan"))
                    && own.text("study").equals(other.text("study"))) {
                runs.add(own.run().orElseThrow());
            } else {
                differ(
                        "the coordinator's log has no such run of this plan",
                        Optional.of(own),
                        Optional.ofNullable(other));
            }
        });
    }

    private static Map<String, AuditEntry> byAttempt(List<AuditEntry> entries, String type) {
        Map<String, AuditEntry> found = new LinkedHashMap<>();
        entries.stream().filter(e -> e.type().equals(type)).forEach(e -> found.put(key(e, ""), e));
        return found;
    }

    private static String key(AuditEntry e, String phase) {
        return e.run().orElse("") + " attempt " + e.attempt() + (phase.isEmpty() ? "" : " " + phase);
    }

    private static String phase(AuditEntry e) {
        return switch (e.type()) {
            case "accept" -> "accept";
            case "refuse" -> "decline";
            default -> e.text("phase").orElse("");
        };
    }

    // Names of sites may be written differently by two parties, keys cannot.
    private boolean isOfSite(AuditEntry e) {
        return e.text("identity").orElseGet(() -> member(e)).equals(name);
    }

    private String member(AuditEntry e) {
        return coordinator.entries().stream()
                .filter(r -> r.type().equals("roster") && key(r, "").equals(key(e, "")))
                .flatMap(r -> r.objects("members").stream())
                .filter(m -> String.valueOf(m.get("site")).equals(e.text("site").orElse("")))
                .map(m -> String.valueOf(m.get("identity")))
                .findFirst()
                .orElse("");
    }

    private void differ(String what, Optional<AuditEntry> own, Optional<AuditEntry> other) {
        differences.add(Problem.of(AuditError.DIFFERENCE, what)
                .with("site", own.map(AuditEntry::json).orElse("nothing"))
                .with("coord.", other.map(AuditEntry::json).orElse("nothing")));
    }
}
