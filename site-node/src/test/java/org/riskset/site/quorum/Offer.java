// SPDX-License-Identifier: Apache-2.0
package org.riskset.site.quorum;

import java.util.function.Consumer;
import org.riskset.site.task.ReturnNotice;
import org.riskset.site.task.TaskWorker;

/**
 * Something that can happen to a site.
 *
 * @param name unlike that of any other offer
 * @param step of the protocol, 0 for what is none
 * @param needs the messages of honest sites that the coordinator must hold to do it
 * @param late whether the site's clock shows a time at which nobody waits any more
 */
record Offer(String name, int step, long needs, boolean late, Consumer<TaskWorker> deed) {

    static Offer of(String name, long needs, Consumer<TaskWorker> deed) {
        return new Offer(name, 0, needs, false, deed);
    }

    static Offer returned(String name, long needs, ReturnNotice notice) {
        return new Offer(name, notice.returned().step(), needs, false, worker -> worker.returned(notice));
    }
}
