// SPDX-License-Identifier: Apache-2.0
package org.riskset.site.quorum;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.riskset.privacy.masking.Contributors;
import org.riskset.privacy.masking.Instance;
import org.riskset.site.task.Task;
import org.riskset.site.task.TaskState;

/**
 * A site that forgets: told a step after it has acted on it, it goes back to the state in which it had not, as after a
 * restore from a backup.
 *
 * @param site what it is otherwise
 * @param step 4 goes back to before it signed a set, 5 to before it gave opening shares
 * @param from the states in which it forgets
 */
record RestoredSite(Site site, int step, Set<TaskState> from, Map<Optional<Contributors>, Task> backups)
        implements Site {

    static Site of(Site site, int step, TaskState... from) {
        return new RestoredSite(site, step, Set.of(from), new HashMap<>());
    }

    @Override
    public List<Reply> told(Task stored, Offer offer) {
        if (stored.state() == (step == 4 ? TaskState.MASKED : TaskState.CONFIRMED)) {
            backups.putIfAbsent(signed(stored), stored);
        }
        Optional<Contributors> then = step == 4 ? Optional.empty() : signed(stored);
        boolean forgets = offer.step() == step && from.contains(stored.state()) && backups.containsKey(then);
        return site.told(forgets ? backups.get(then) : stored, offer);
    }

    private static Optional<Contributors> signed(Task task) {
        return task.instance().flatMap(Instance::contributors);
    }
}
