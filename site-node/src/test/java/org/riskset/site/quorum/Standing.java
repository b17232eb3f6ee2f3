// SPDX-License-Identifier: Apache-2.0
package org.riskset.site.quorum;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.riskset.privacy.masking.Instance;
import org.riskset.site.task.Task;
import org.riskset.site.task.TaskState;

/**
 * What of a stored task can decide what the site does next: all but the words of a refusal and what exactly was told in
 * a step that was acted on. The latter only decides whether the same step again is called a repetition or a second
 * answer, and both change nothing and say nothing; {@link Behavior#unlikeTwins} holds that against the code.
 */
record Standing(TaskState state, int attempt, Set<Integer> heard, List<Object> instance, boolean dead) {

    static Standing of(Task task) {
        return new Standing(
                task.state(),
                task.request().attempt(),
                new TreeSet<>(task.heard().keySet()),
                task.instance().map(Standing::parts).orElse(List.of()),
                task.dead());
    }

    private static List<Object> parts(Instance instance) {
        return List.of(
                instance.context().ctx(),
                instance.self(),
                instance.secrets(),
                instance.keys(),
                instance.shares(),
                instance.sent(),
                instance.t2(),
                instance.contributors());
    }

    /** Without anything of the instance. */
    @Override
    public String toString() {
        return state + " after " + heard + (attempt > 1 ? ", asked again" : "") + (dead ? ", dead" : "");
    }
}
