// SPDX-License-Identifier: Apache-2.0
package org.riskset.survival.counts;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.riskset.survival.study.Endpoint;
import org.riskset.survival.study.Study;
import org.riskset.survival.study.Variable;

/**
 * Why a row is left out. A row counts once, under the first reason that applies in the order of {@link #reasons}.
 *
 * <p>Of one kind of reason the columns of time come first, then entry, event, and the variables by name. A cut is
 * missing or out of range when the number it bands is.
 */
public final class Exclusions {
    public static final String MISSING = "missing ";
    public static final String NOT_A_NUMBER = "not a number ";
    public static final String NOT_A_DATE = "not a date ";
    public static final String IN_THE_FUTURE = "in the future ";
    public static final String NEGATIVE = "negative ";
    public static final String CODE_NOT_LISTED = "code not listed ";
    public static final String ENTRY_NOT_BEFORE_TIME = "entry not before time";
    public static final String OUT_OF_RANGE = "out of range ";
    public static final String LEVEL_NOT_LISTED = "level not listed ";
    public static final String ENTERED_AFTER_HORIZON = "entered after the horizon";

    private Exclusions() {}

    /**
     * Every reason a row may be left out for, in order.
     *
     * @param variables names of the variables a row must be complete in
     */
    public static List<String> reasons(Endpoint endpoint, Collection<String> variables, Study study) {
        List<String> times = endpoint.times().columns();
        List<Variable> complete = variables.stream()
                .sorted()
                .map(v -> study.variable(v).orElseThrow())
                .toList();
        List<String> numbers =
                names(complete.stream().filter(v -> !isCategorical(v)).toList());
        List<String> reasons = new ArrayList<>();
        times.forEach(t -> reasons.add(MISSING + t));
        reasons.add(MISSING + endpoint.event());
        complete.forEach(v -> reasons.add(MISSING + v.name()));
        boolean dated = endpoint.times().fold(recorded -> false, dates -> true);
        times.forEach(t -> reasons.add((dated ? NOT_A_DATE : NOT_A_NUMBER) + t));
        numbers.forEach(v -> reasons.add(NOT_A_NUMBER + v));
        if (dated) {
            times.forEach(t -> reasons.add(IN_THE_FUTURE + t));
        }
        // of dates it is the difference to the origin that can be negative; the origin itself cannot
        times.subList(dated ? 1 : 0, times.size()).forEach(t -> reasons.add(NEGATIVE + t));
        reasons.add(CODE_NOT_LISTED + endpoint.event());
        if (endpoint.hasEntry()) {
            reasons.add(ENTRY_NOT_BEFORE_TIME);
        }
        numbers.forEach(v -> reasons.add(OUT_OF_RANGE + v));
        complete.stream().filter(Exclusions::isCategorical).forEach(v -> reasons.add(LEVEL_NOT_LISTED + v.name()));
        if (endpoint.hasEntry()) {
            reasons.add(ENTERED_AFTER_HORIZON);
        }
        return reasons;
    }

    private static boolean isCategorical(Variable variable) {
        return variable.fold(c -> true, n -> false, c -> false);
    }

    private static List<String> names(List<Variable> variables) {
        return variables.stream().map(Variable::name).toList();
    }
}
