// SPDX-License-Identifier: Apache-2.0
package org.riskset.privacy.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.riskset.survival.digest.Digest;

/**
 * One entry of a log: the canonical JSON that was put into the tree, to the byte, and what it says.
 *
 * @param seq counted from 1; its leaf has the index {@code seq - 1}
 * @param json canonical JSON (RFC 8785)
 */
public record AuditEntry(long seq, String json, Map<String, Object> fields) {
    private static final int LONGEST = 1 << 22;

    /** Reads an entry; empty when it is no canonical JSON object or lacks number, time or type. */
    public static Optional<AuditEntry> parse(String json) {
        if (json.length() > LONGEST) {
            return Optional.empty();
        }
        return JsonReader.canonical(json)
                .flatMap(JsonReader::object)
                .filter(f -> f.get("seq") instanceof Long && f.get("time") instanceof String)
                .filter(f -> f.get("type") instanceof String)
                .map(f -> new AuditEntry((Long) f.get("seq"), json, f));
    }

    public Digest leaf() {
        return TreeHash.leaf(json.getBytes(UTF_8));
    }

    public String type() {
        return text("type").orElseThrow();
    }

    /** The run it is about, as hexadecimal digits. */
    public Optional<String> run() {
        return text("run_id");
    }

    public long attempt() {
        return number("attempt").orElse(0L);
    }

    public Optional<String> text(String field) {
        return Optional.ofNullable(fields.get(field))
                .filter(String.class::isInstance)
                .map(String.class::cast);
    }

    public Optional<Long> number(String field) {
        return Optional.ofNullable(fields.get(field))
                .filter(Long.class::isInstance)
                .map(Long.class::cast);
    }

    /** The objects of a list; empty when there is none. */
    public List<Map<String, Object>> objects(String field) {
        return fields.get(field) instanceof List<?> list
                ? list.stream()
                        .flatMap(value -> JsonReader.object(value).stream())
                        .toList()
                : List.of();
    }
}
