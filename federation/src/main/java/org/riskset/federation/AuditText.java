// SPDX-License-Identifier: Apache-2.0
package org.riskset.federation;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.riskset.privacy.audit.AuditEntry;
import org.riskset.privacy.audit.BundleVerifier.Verified;

/** What a reviewer reads of a bundle that has been verified. */
record AuditText(Verified verified) {
    private static final Set<String> HEADLINE = Set.of("seq", "time", "type", "run_id", "attempt", "round");

    /** Five lines of what was verified, and with which key. */
    String summary() {
        int n = verified.entries().size();
        return String.format("entries      %d  unbroken, 1 to %d%n", n, n)
                + String.format("checkpoints  %d  consistent; newest %d%n", verified.checkpoints(), n)
                + String.format("signatures   %d  valid%n", verified.signatures())
                + String.format("objects      %d  present, all digests match%n", verified.objects())
                + String.format("results      %d  each digest found in the log%n", verified.results())
                + String.format(
                        "verified: %s with key %s%n",
                        verified.manifest().log().name(),
                        verified.manifest().log().key().fingerprint().aloud());
    }

    /** One entry in words. */
    String entry(AuditEntry entry) {
        StringBuilder text = new StringBuilder();
        text.append(String.format(
                "entry %d  %s  %s%n", entry.seq(), entry.text("time").orElse(""), entry.type()));
        entry.run().ifPresent(run -> text.append(String.format("  run %s, attempt %d%n", run, entry.attempt())));
        Map<String, Object> rest = new TreeMap<>(entry.fields());
        rest.keySet().removeAll(HEADLINE);
        rest.forEach((field, value) -> text.append(String.format("  %-12s %s%n", field, value)));
        return text.toString();
    }

    /** The summary, then every entry. */
    String report() {
        StringBuilder text = new StringBuilder(summary());
        text.append(String.format(
                "%nNot shown by any log: what a center put into its file, and what was never recorded.%n"));
        verified.entries().forEach(entry -> text.append(String.format("%n")).append(entry(entry)));
        return text.toString();
    }
}
