// SPDX-License-Identifier: Apache-2.0
package org.riskset.privacy.audit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.stream.Stream;
import org.riskset.privacy.identity.PublicIdentity;
import org.riskset.privacy.identity.Roster;
import org.riskset.privacy.identity.SiteId;
import org.riskset.privacy.identity.Transcript;
import org.riskset.survival.digest.Digest;

/**
 * What the phases of one attempt are bound to, computed anew from the entries: roster, context, t1 to t4.
 *
 * <p>A coordinator's log has every member's part, so each is computed; a site's has its own part and the names it was
 * bound to, which are taken as they are recorded.
 */
final class RunTranscripts {
    private static final Digest NOTHING = new Digest("0".repeat(64));

    private final Optional<AuditEntry> submitted;
    private final List<AuditEntry> entries = new ArrayList<>();

    /** Of one attempt; the run was submitted before its first. */
    RunTranscripts(Optional<AuditEntry> submitted) {
        this.submitted = submitted;
    }

    void add(AuditEntry entry) {
        entries.add(entry);
    }

    /** {@code RS-AUDIT-006} when what is recorded is not what the parts give. */
    void check() {
        first("roster").ifPresent(roster -> {
            equal(roster, "digest", roster(roster).digest());
            submitted.ifPresent(submit -> equal(roster, "ctx", context(submit, roster)));
        });
        first("contributors").filter(e -> !phase("keys").isEmpty()).ifPresent(set -> {
            t1().ifPresent(t1 -> equal(set, "t1", t1));
            t2().ifPresent(t2 -> equal(set, "t2", t2));
            t3().ifPresent(t3 -> equal(set, "t3", t3));
        });
        first("openings").ifPresent(openings -> t4().ifPresent(t4 -> equal(openings, "t4", t4)));
    }

    /** What the signature of a phase's answer covers; empty where this log does not know what it was bound to. */
    Optional<Transcript> signed(AuditEntry e) {
        int index = e.number("index").orElse(0L).intValue();
        return switch (e.text("phase").orElse("")) {
            case "keys" ->
                ctx().map(ctx -> keys(Transcript.of("keys").digest(ctx).u16(index), e));
            case "shares" -> t1().map(t1 -> over("shares", t1, index, e));
            case "vector" ->
                phase("shares").isEmpty()
                        ? bound(e).map(ctx -> over("plain", ctx, index, e))
                        : t2().or(() -> bound(e)).map(t2 -> over("masked", t2, index, e));
            case "survivors" -> t3().map(t3 -> Transcript.of("survivors").digest(t3));
            case "opening" -> t4().map(t4 -> over("unmask", t4, index, e));
            case "abort" -> ctx().map(ctx -> Transcript.of("abort").digest(ctx));
            case "complaint" ->
                t1().map(t1 -> Transcript.of("complaint")
                        .digest(t1)
                        .u16(e.number("about").orElseThrow().intValue())
                        .u16(index));
            default -> throw StatementCheck.wrong(e, "entry " + e.seq() + " is of no phase that is known");
        };
    }

    PublicIdentity identity(String site) {
        return first("roster").stream()
                .flatMap(roster -> roster(roster).members().stream())
                .filter(member -> member.id().value().equals(site))
                .map(Roster.Member::identity)
                .findFirst()
                .orElseThrow(
                        () -> StatementCheck.wrong(entries.get(0), "a site that is not on the roster has answered"));
    }

    private Optional<Digest> bound(AuditEntry vector) {
        return vector.text("context").map(Digest::parse).or(this::ctx);
    }

    private Optional<Digest> ctx() {
        return recorded("roster", "ctx");
    }

    private Optional<Digest> t1() {
        if (!whole("keys", members())) {
            return recorded("contributors", "t1");
        }
        Transcript transcript = Transcript.of("t1").digest(ctx().orElseThrow());
        phase("keys")
                .forEach(e -> keys(transcript.u16(index(e)), e)
                        .bytes(StatementCheck.signature(e).bytes()));
        return Optional.of(transcript.hash());
    }

    private Optional<Digest> t2() {
        return whole("shares", members())
                ? t1().map(t1 -> set("t2", t1, phase("shares").stream()))
                : recorded("contributors", "t2");
    }

    private Optional<Digest> t3() {
        Optional<AuditEntry> set = first("contributors");
        if (set.isEmpty() || !whole("keys", members())) {
            return recorded("contributors", "t3");
        }
        List<?> sites = (List<?>) set.get().fields().get("sites");
        Stream<AuditEntry> vectors = phase("vector").stream()
                .filter(e -> sites.contains(e.text("site").orElse("")));
        return t2().map(t2 -> set("t3", t2, vectors));
    }

    private Optional<Digest> t4() {
        if (!whole("keys", members())) {
            return Optional.empty();
        }
        long end = phase("opening").stream().mapToLong(AuditEntry::seq).min().orElse(Long.MAX_VALUE);
        return t3().map(t3 -> {
            Transcript transcript = Transcript.of("t4").digest(t3);
            phase("survivors").stream()
                    .filter(e -> e.seq() < end)
                    .forEach(e -> transcript
                            .u16(index(e))
                            .bytes(StatementCheck.signature(e).bytes()));
            return transcript.hash();
        });
    }

    private static Digest set(String label, Digest previous, Stream<AuditEntry> all) {
        Transcript transcript = Transcript.of(label).digest(previous);
        all.forEach(e -> transcript
                .u16(index(e))
                .digest(StatementCheck.digest(e, "digest"))
                .bytes(StatementCheck.signature(e).bytes()));
        return transcript.hash();
    }

    private static Transcript keys(Transcript transcript, AuditEntry e) {
        byte[] body = HexFormat.of().parseHex(e.text("body").orElseThrow());
        for (int at = 0; at < 96; at += 32) {
            transcript.bytes(Arrays.copyOfRange(body, at, at + 32));
        }
        return transcript;
    }

    private static Transcript over(String label, Digest bound, int index, AuditEntry e) {
        return Transcript.of(label).digest(bound).u16(index).digest(StatementCheck.digest(e, "digest"));
    }

    private static Digest context(AuditEntry submit, AuditEntry roster) {
        return Transcript.of("context")
                .bytes(HexFormat.of().parseHex(submit.run().orElseThrow()))
                .u32(roster.attempt())
                .u32(0)
                .digest(StatementCheck.digest(submit, "study"))
                .digest(StatementCheck.digest(submit, "plan"))
                .digest(StatementCheck.digest(roster, "digest"))
                .digest(StatementCheck.digest(submit, "layout"))
                .u16(roster.number("quorum").orElseThrow().intValue())
                .u16(roster.number("min_sites").orElseThrow().intValue())
                .u32(submit.number("lanes64").orElseThrow())
                .u32(submit.number("lanes128").orElseThrow())
                .digest(NOTHING)
                .hash();
    }

    private static Roster roster(AuditEntry entry) {
        try {
            return Roster.of(entry.objects("members").stream()
                    .map(RunTranscripts::member)
                    .toList());
        } catch (IllegalArgumentException | NoSuchElementException e) {
            throw StatementCheck.wrong(entry, "entry " + entry.seq() + " is not a roster");
        }
    }

    private static Roster.Member member(Map<String, Object> m) {
        return new Roster.Member(
                0,
                new SiteId(String.valueOf(m.get("site"))),
                PublicIdentity.parse(String.valueOf(m.get("identity"))),
                Digest.parse(String.valueOf(m.get("conditions"))));
    }

    private boolean whole(String phase, long members) {
        return members > 1 && phase(phase).size() == members;
    }

    private long members() {
        return first("roster").map(r -> r.objects("members").size()).orElse(0);
    }

    private List<AuditEntry> phase(String name) {
        return entries.stream()
                .filter(e -> e.type().equals("received") || e.type().equals("sent"))
                .filter(e -> e.text("phase").equals(Optional.of(name)))
                .sorted((a, b) -> Integer.compare(index(a), index(b)))
                .toList();
    }

    private Optional<AuditEntry> first(String type) {
        return entries.stream().filter(e -> e.type().equals(type)).findFirst();
    }

    private Optional<Digest> recorded(String type, String field) {
        return first(type).flatMap(e -> e.text(field)).map(Digest::parse);
    }

    private static int index(AuditEntry e) {
        return e.number("index").orElse(0L).intValue();
    }

    private static void equal(AuditEntry entry, String field, Digest computed) {
        if (!entry.text(field).equals(Optional.of(computed.toString()))) {
            throw StatementCheck.wrong(entry, field + " of entry " + entry.seq() + " is not that of its parts");
        }
    }
}
