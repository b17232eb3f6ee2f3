// SPDX-License-Identifier: Apache-2.0
package org.riskset.site.quorum;

import java.util.List;

/**
 * Something of which the coordinator can make an offer.
 *
 * @param needs the messages of honest sites that it has to hold for it
 */
record Held<M>(long needs, M message) {

    /** What is needed for all of them. */
    static <M> long needs(List<Held<M>> parts) {
        return parts.stream().mapToLong(Held::needs).reduce(0, (a, b) -> a | b);
    }
}
