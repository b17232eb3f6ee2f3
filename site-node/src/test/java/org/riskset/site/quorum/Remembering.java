// SPDX-License-Identifier: Apache-2.0
package org.riskset.site.quorum;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.riskset.site.task.Task;

/** A site that is asked the same only once: sites are pure, and signatures take long. */
final class Remembering implements Site {
    private final Site site;
    private final Map<List<Object>, List<Reply>> replies = new HashMap<>();

    Remembering(Site site) {
        this.site = site;
    }

    @Override
    public List<Reply> told(Task stored, Offer offer) {
        return replies.computeIfAbsent(List.of(stored, offer.name()), key -> site.told(stored, offer));
    }
}
