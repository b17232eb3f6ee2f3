// SPDX-License-Identifier: Apache-2.0
package org.riskset.privacy.audit;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.riskset.privacy.identity.RunId;
import org.riskset.survival.digest.CanonicalJson;
import org.riskset.survival.digest.Digest;

/**
 * Something that happened, as a log will keep it: who and what by names and digests.
 *
 * <p><b>Guarantees.</b> Only what is put into it is kept. Never put in: anything of a patient, a count, a secret, or a
 * person's own words, which may hold any of these.
 *
 * @param type one word, such as {@code received}
 * @param fields JSON values
 */
public record AuditEvent(String type, Optional<RunId> run, int attempt, Map<String, Object> fields) {
    /** What every entry has of itself. */
    static final Set<String> OWN = Set.of("seq", "time", "type", "run_id", "attempt", "round");

    public AuditEvent {
        fields = Collections.unmodifiableMap(new TreeMap<>(fields));
    }

    /** Of no run. */
    public static AuditEvent of(String type) {
        return new AuditEvent(type, Optional.empty(), 0, Map.of());
    }

    /** Of one attempt of a run. */
    public static AuditEvent of(String type, RunId run, int attempt) {
        return new AuditEvent(type, Optional.of(run), attempt, Map.of());
    }

    public AuditEvent with(String field, String value) {
        return put(field, value);
    }

    public AuditEvent with(String field, long value) {
        return put(field, value);
    }

    public AuditEvent with(String field, boolean value) {
        return put(field, value);
    }

    public AuditEvent with(String field, Digest value) {
        return put(field, value.toString());
    }

    public AuditEvent with(String field, List<?> values) {
        return put(field, values);
    }

    private AuditEvent put(String field, Object value) {
        if (OWN.contains(field) || fields.containsKey(field)) {
            throw new IllegalArgumentException("an entry has " + field + " already");
        }
        Map<String, Object> more = new TreeMap<>(fields);
        more.put(field, value);
        return new AuditEvent(type, run, attempt, more);
    }

    /** As an entry says it. */
    String json(long seq, String time) {
        Map<String, Object> all = new TreeMap<>(fields);
        all.put("seq", seq);
        all.put("time", time);
        all.put("type", type);
        run.ifPresent(id -> {
            all.put("run_id", id.hex());
            all.put("attempt", attempt);
            all.put("round", 0);
        });
        return CanonicalJson.of(all);
    }
}
