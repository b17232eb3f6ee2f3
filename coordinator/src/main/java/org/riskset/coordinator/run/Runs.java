// SPDX-License-Identifier: Apache-2.0
package org.riskset.coordinator.run;

import java.util.List;
import java.util.Optional;
import org.riskset.privacy.identity.RunId;

/** What this room needs from the store. */
public interface Runs {

    /** Reads, applies and writes in one transaction; gives back what was applied. */
    Step change(RunId id, Change change);

    Optional<Run> find(RunId id);

    Optional<Run> find(int number);

    /** Newest first. */
    List<Run> all();

    /** Runs that have not ended, oldest first. */
    List<Run> unfinished();

    /** A change of one run, made inside a transaction. */
    @FunctionalInterface
    interface Change {
        Step apply(Run run);
    }
}
