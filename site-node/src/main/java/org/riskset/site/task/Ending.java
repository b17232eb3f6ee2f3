// SPDX-License-Identifier: Apache-2.0
package org.riskset.site.task;

import java.util.List;
import org.riskset.privacy.masking.AbortSignature;

/**
 * How a run ended, as far as a site cares.
 *
 * @param givenUp whether nothing was opened and nothing will be
 * @param aborts members that have said they open nothing any more; a quorum of them proves the instance dead
 */
public record Ending(boolean givenUp, List<AbortSignature> aborts) {
    public Ending {
        aborts = List.copyOf(aborts);
    }
}
