// SPDX-License-Identifier: Apache-2.0
package org.riskset.coordinator;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.riskset.coordinator.pooling.Pool.Pooled;
import org.riskset.coordinator.report.Logged;
import org.riskset.coordinator.report.PooledReport;
import org.riskset.coordinator.report.Reporting;
import org.riskset.coordinator.report.ResultDigest;
import org.riskset.coordinator.report.ResultJson;
import org.riskset.coordinator.report.TerminalStyle;
import org.riskset.coordinator.run.Run;
import org.riskset.coordinator.store.CoordinatorStore;
import org.riskset.privacy.audit.AuditEntry;
import org.riskset.privacy.audit.AuditEvent;
import org.riskset.privacy.audit.OwnLog;
import org.riskset.privacy.audit.SignedNote;
import org.riskset.survival.digest.Digest;

/** A result and its entries in the log are stored together; the result says where the log has it. */
record ResultLog(CoordinatorStore store, OwnLog log) {
    private static final String RELEASED = "released";

    /** Keeps all files of a result; pooling again after a crash finds the entry of before. */
    PooledReport keep(Run run, Pooled pooled, PooledReport report) {
        Digest digest = ResultDigest.of(ResultJson.text(report));
        return store.transactions().in(connection -> {
            long entry = store.log()
                    .entries()
                    .newest(RELEASED, Optional.of(run.id()))
                    .filter(known -> known.text("digest").equals(Optional.of(digest.toString())))
                    .map(AuditEntry::seq)
                    .orElseGet(() -> released(run, pooled, digest));
            SignedNote checkpoint = log.checkpoint();
            PooledReport logged = report.with(new Logged(checkpoint.toString(), entry));
            store.reports().keep(run.id(), files(logged));
            return logged;
        });
    }

    private long released(Run run, Pooled pooled, Digest digest) {
        pooled.sum().ifPresent(sum -> store.log().append(event("sum", run).with("digest", sum)));
        List<Map<String, Object>> rulings = pooled.released().rulings().stream()
                .map(r -> Map.<String, Object>of(
                        "rule", r.rule(),
                        "code", r.code(),
                        "where", r.where(),
                        "action", r.action().label()))
                .toList();
        store.log().append(event("ruling", run).with("rulings", rulings));
        return store.log().append(event(RELEASED, run).with("digest", digest));
    }

    private static AuditEvent event(String type, Run run) {
        return AuditEvent.of(type, run.id(), run.attempt());
    }

    private static Map<String, byte[]> files(PooledReport report) {
        Map<String, byte[]> files = new LinkedHashMap<>();
        Reporting.files(report).forEach((name, text) -> files.put(name, bytes(text)));
        files.put("tables.txt", bytes(Reporting.text(report, Reporting.Format.TABLE, TerminalStyle.PLAIN)));
        return files;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
