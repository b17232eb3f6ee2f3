// SPDX-License-Identifier: Apache-2.0
package org.riskset.site.quorum;

import java.util.List;
import org.riskset.site.task.Message;
import org.riskset.site.task.Task;

/** What runs at a site: a pure function from what it has stored and what it is told. */
@FunctionalInterface
interface Site {

    /** Everything that can come of it; an honest site leaves no choice. */
    List<Reply> told(Task stored, Offer offer);

    /**
     * What comes of it.
     *
     * @param after what is stored then
     * @param messages in the outbox, in the same transaction
     * @param stored else the site crashed before, so that the task is as it was; yet the messages have left
     */
    record Reply(Task after, List<Message> messages, boolean stored) {
        public Reply {
            messages = List.copyOf(messages);
        }
    }
}
