// SPDX-License-Identifier: Apache-2.0
package org.riskset.site.history;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.riskset.privacy.disclosure.OrdinalSet;
import org.riskset.privacy.disclosure.Unit;
import org.riskset.privacy.disclosure.Units;
import org.riskset.site.counting.Membership;
import org.riskset.survival.study.AnalysisPlan;
import org.riskset.survival.study.Study;

/** The patients behind each part of a plan's answer, as sets of ordinals. A patient's id is a tag as soon as it is read. */
public final class PatientSets {
    private final PatientTags tags;
    private final Membership rows;

    public PatientSets(PatientTags tags, Membership rows) {
        this.tags = tags;
        this.rows = rows;
    }

    /**
     * Everybody in the analysis set, then those at each level of what the plan tells apart, 64 sets at most.
     *
     * @param horizon index of the last time counted
     * @param ordinals of the patients known so far; those that are new are added
     */
    public Units of(Study study, AnalysisPlan plan, long horizon, PatientOrdinals ordinals) {
        List<String> parts = Membership.parts(study, plan);
        List<List<BitSet>> levels =
                parts.stream().map(name -> empty(study, name)).toList();
        BitSet all = new BitSet();
        rows.read(study, plan, horizon, row -> {
            int ordinal = ordinals.of(tags.of(row.getString("patient_text")));
            all.set(ordinal);
            for (int i = 0; i < levels.size(); i++) {
                levels.get(i).get(row.getInt("l" + (i + 1))).set(ordinal);
            }
        });
        return new Units(named(study, parts, all, levels));
    }

    private static List<BitSet> empty(Study study, String variable) {
        return study.variable(variable).orElseThrow().levels().stream()
                .map(level -> new BitSet())
                .toList();
    }

    private static List<Unit> named(Study study, List<String> parts, BitSet all, List<List<BitSet>> levels) {
        Map<String, BitSet> sets = new LinkedHashMap<>(Map.of(Unit.ALL, all));
        for (int i = 0; i < parts.size(); i++) {
            List<String> names = study.variable(parts.get(i)).orElseThrow().levels();
            for (int level = 0; level < names.size(); level++) {
                sets.put(Unit.key(parts.get(i), names.get(level)), levels.get(i).get(level));
            }
        }
        List<Unit> units = new ArrayList<>();
        sets.forEach((key, set) -> units.add(new Unit(key, OrdinalSet.of(set))));
        return units.subList(0, Math.min(units.size(), Units.MOST));
    }
}
