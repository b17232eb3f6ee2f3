// SPDX-License-Identifier: Apache-2.0
package org.riskset.site.history;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The ordinals of tags: dense, in the order in which patients were first counted. A new tag is given the next one. */
public final class PatientOrdinals {
    private final Map<String, Integer> ordinals = new HashMap<>();
    private final List<String> fresh = new ArrayList<>();

    /** Those that are known already, in order. */
    public PatientOrdinals(List<String> known) {
        known.forEach(tag -> ordinals.put(tag, ordinals.size()));
    }

    int of(String tag) {
        Integer known = ordinals.putIfAbsent(tag, ordinals.size());
        if (known == null) {
            fresh.add(tag);
        }
        return ordinals.get(tag);
    }

    /** Tags that were not known, in the order of their ordinals. */
    public List<String> fresh() {
        return List.copyOf(fresh);
    }
}
