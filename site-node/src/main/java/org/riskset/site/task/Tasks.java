// SPDX-License-Identifier: Apache-2.0
package org.riskset.site.task;

import java.util.List;
import java.util.Optional;
import org.riskset.privacy.identity.RunId;

/** What this room needs from the store. A change, its messages and the task are written in one transaction. */
public interface Tasks {

    /** Keeps a new task; {@code false} when one of this run is known already. */
    boolean add(Task task);

    /** Reads, applies and writes, with the messages that leave. */
    Step change(RunId run, Change change);

    Optional<Task> find(RunId run);

    Optional<Task> find(int number);

    /** Newest first. */
    List<Task> all();

    /** A change of one task, made inside a transaction. */
    @FunctionalInterface
    interface Change {
        Step apply(Task task);
    }
}
