// SPDX-License-Identifier: Apache-2.0
package org.riskset.coordinator.admin;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.riskset.coordinator.run.Run;

/** Who wants to hear of changes of runs. */
public final class RunWatch implements Consumer<Run> {
    private final List<Consumer<Run>> listeners = new CopyOnWriteArrayList<>();

    /** Hears of every change from now on, until what is given back is run. */
    public Runnable listen(Consumer<Run> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    @Override
    public void accept(Run run) {
        listeners.forEach(listener -> listener.accept(run));
    }
}
