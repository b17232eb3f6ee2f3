// SPDX-License-Identifier: Apache-2.0
package org.riskset.site.quorum;

import java.util.List;
import java.util.stream.Stream;
import org.riskset.site.task.Task;

/** A site that sends before it stores: when it crashes between the two, it has spoken and does not know it. */
record HastySite(Site site) implements Site {

    @Override
    public List<Reply> told(Task stored, Offer offer) {
        List<Reply> replies = site.told(stored, offer);
        return Stream.concat(
                        replies.stream(),
                        replies.stream()
                                .filter(r -> !r.messages().isEmpty())
                                .map(r -> new Reply(r.after(), r.messages(), false)))
                .toList();
    }
}
