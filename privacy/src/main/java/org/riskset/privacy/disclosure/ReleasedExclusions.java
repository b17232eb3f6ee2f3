// SPDX-License-Identifier: Apache-2.0
package org.riskset.privacy.disclosure;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * How many rows were left out, by reason, without small numbers: small ones are joined, and while these together are
 * small the next smallest reason joins them, as one small reason alone would be told by name.
 *
 * @param told by reason, {@link #OTHER} last; empty where the number is not told
 * @param whole whether every reason is told as it is
 */
record ReleasedExclusions(Map<String, OptionalLong> told, boolean whole) {
    static final String OTHER = "other";

    static ReleasedExclusions of(Map<String, Long> excluded, SmallestCell cell) {
        // that nobody was left out for a reason is not a patient's matter
        SmallestCell fine = new SmallestCell(cell.tau(), true);
        List<String> bySize = new ArrayList<>(excluded.keySet());
        bySize.sort(Comparator.comparing(excluded::get));
        long joined = 0;
        int from = 0;
        while (from < bySize.size() && (!fine.allows(excluded.get(bySize.get(from))) || !fine.allows(joined))) {
            joined += excluded.get(bySize.get(from++));
        }
        Map<String, OptionalLong> told = new LinkedHashMap<>();
        List<String> alone = bySize.subList(from, bySize.size());
        excluded.forEach((reason, rows) -> {
            if (alone.contains(reason)) {
                told.put(reason, OptionalLong.of(rows));
            }
        });
        if (joined > 0) {
            told.put(OTHER, fine.allows(joined) ? OptionalLong.of(joined) : OptionalLong.empty());
        }
        return new ReleasedExclusions(told, from == 0);
    }
}
