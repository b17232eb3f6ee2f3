// SPDX-License-Identifier: Apache-2.0
package org.riskset.coordinator;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.riskset.coordinator.report.ResultDigest;
import org.riskset.coordinator.run.Run;
import org.riskset.coordinator.store.CoordinatorStore;

/** What entries of the coordinator's log name by digest: studies, plans, and results without their place in the log. */
record LoggedObjects(CoordinatorStore store) {

    Collection<byte[]> all() {
        List<byte[]> objects = new ArrayList<>();
        for (Run run : store.runs().all()) {
            store.documents()
                    .find(run.question().study())
                    .map(LoggedObjects::bytes)
                    .ifPresent(objects::add);
            store.documents()
                    .find(run.question().plan())
                    .map(LoggedObjects::bytes)
                    .ifPresent(objects::add);
            Optional.ofNullable(store.reports().find(run.id()).get("result.json"))
                    .map(file -> ResultDigest.canonical(new String(file, StandardCharsets.UTF_8)))
                    .map(LoggedObjects::bytes)
                    .ifPresent(objects::add);
        }
        return objects;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
