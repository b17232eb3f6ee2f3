// SPDX-License-Identifier: Apache-2.0
package org.riskset.coordinator.store;

import java.util.List;
import java.util.Map;
import org.riskset.coordinator.run.Chain;
import org.riskset.coordinator.run.Participation;
import org.riskset.coordinator.run.Run;
import org.riskset.coordinator.run.RunState;
import org.riskset.privacy.audit.AuditEvent;
import org.riskset.privacy.identity.Mode;
import org.riskset.privacy.masking.Phase;

/** What becomes an entry when a phase is over: whose vectors are in the sum, and whose secrets were opened for it. */
final class ChainEntries {
    private ChainEntries() {}

    static List<AuditEvent> between(Run before, Run after) {
        if (before.state() == RunState.COLLECTING && after.state().isKeyed() && after.state() != before.state()) {
            return List.of(contributors(after));
        }
        if (before.state() == RunState.UNMASKING && after.state() == RunState.REVIEWING) {
            return List.of(openings(after));
        }
        return List.of();
    }

    private static AuditEvent contributors(Run run) {
        List<String> sites = run.members().stream()
                .filter(p -> p.receipt(Phase.VECTOR).isPresent())
                .map(p -> p.site().value())
                .toList();
        AuditEvent event = RunEntries.event("contributors", run).with("sites", sites);
        if (run.question().mode() != Mode.SECURE) {
            return event;
        }
        Chain chain = new Chain(run);
        return event.with("t1", chain.t1())
                .with("t2", chain.t2())
                .with("t3", chain.contributors().t3());
    }

    // Which secrets, never the secrets: with them and the vectors whoever reads the log could open the sum.
    private static AuditEvent openings(Run run) {
        List<Map<String, Object>> opened = run.members().stream()
                .map(p -> Map.<String, Object>of("site", p.site().value(), "secret", secret(p)))
                .toList();
        return RunEntries.event("openings", run).with("t4", new Chain(run).t4()).with("opened", opened);
    }

    private static String secret(Participation member) {
        return member.receipt(Phase.VECTOR).isPresent() ? "self" : "pair";
    }
}
