// SPDX-License-Identifier: Apache-2.0
package org.riskset.privacy.disclosure;

import java.util.List;

/** Who was counted for one plan at this site: the analysis set first, then its parts. */
public record Units(List<Unit> list) {
    /** More parts are not remembered: the largest plans would otherwise be compared without end. */
    public static final int MOST = 64;

    public Units {
        list = List.copyOf(list);
        if (list.isEmpty() || list.size() > MOST || !list.get(0).key().equals(Unit.ALL)) {
            throw new IllegalArgumentException("the units of a plan begin with " + Unit.ALL + ", 64 at most");
        }
    }

    /** Everybody who was counted. */
    public OrdinalSet all() {
        return list.get(0).patients();
    }
}
