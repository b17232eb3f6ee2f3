// SPDX-License-Identifier: Apache-2.0
package org.riskset.coordinator.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.riskset.coordinator.report.JsonTree.Literal;
import org.riskset.survival.analysis.Curve;

class ResultJsonTest {
    private static final String TOP =
            "schema,plan,plan_digest,state,sites,n,events,excluded,curves,tests,pairwise,rmst_differences,models,"
                    + "cumulative_incidence,tables,numeric,notes,mode,release_level,disclosure,audit";
    private static final String CURVE =
            "group,n,events,time,n_risk,n_event,n_censor,estimate,std_error,std_error_surv,cumhaz,std_error_cumhaz,"
                    + "conf,quantiles,rmean,landmarks,follow_up";
    private static final String TEST =
            "kind,rho,gamma,weight,cause,strata,statistic,df,p_value,log_p,z,groups,variance,reason";

    private final Map<?, ?> result = JsonTree.of(ResultJson.text(Reports.netOsAge()));

    @Test
    void report_when_written_then_keys_in_the_order_of_the_contract() {
        assertEquals(TOP, keys(result));
        assertEquals(CURVE, keys(at(result, "curves", 1)));
        assertEquals(TEST, keys(at(result, "tests", 0)));
    }

    private static String keys(Map<?, ?> object) {
        return String.join(",", object.keySet().stream().map(Object::toString).toList());
    }

    private static Map<?, ?> at(Map<?, ?> object, String list, int i) {
        return (Map<?, ?>) ((List<?>) object.get(list)).get(i);
    }

    @ParameterizedTest
    @MethodSource("org.riskset.coordinator.report.ReportingTest#reports")
    void any_report_when_read_back_then_every_double_of_every_curve_is_the_same(PooledReport report) {
        Map<?, ?> read = JsonTree.of(ResultJson.text(report));

        for (int i = 0; i < report.findings().curves().size(); i++) {
            Curve curve = report.findings().curves().get(i);
            Map<?, ?> written = at(read, "curves", i);
            assertEquals(curve.group().orElse(null), written.get("group"));
            assertSame(curve.estimate().risk().time(), written.get("time"));
            assertSame(curve.estimate().surv(), written.get("estimate"));
            assertSame(curve.estimate().stdErrLog(), written.get("std_error"));
            curve.bands()
                    .forEach(band -> assertSame(
                            band.low(), ((Map<?, ?>) ((Map<?, ?>) written.get("conf")).get(band.type())).get("low")));
        }
    }

    private static void assertSame(double[] wanted, Object written) {
        List<?> elements = (List<?>) written;
        assertEquals(wanted.length, elements.size());
        for (int i = 0; i < wanted.length; i++) {
            assertEquals(wanted[i], number(elements.get(i)));
        }
    }

    private static double number(Object element) {
        if (element instanceof Literal literal) {
            return literal.value();
        }
        assertTrue(element == null || element.equals("Infinity"));
        return element == null ? Double.NaN : Double.POSITIVE_INFINITY;
    }

    @Test
    void numbers_of_the_plan_when_written_then_as_given() {
        Object landmarks = ((Map<?, ?>) ((Map<?, ?>) result.get("plan")).get("time")).get("landmarks");

        assertEquals(List.of(new Literal("12"), new Literal("36"), new Literal("60"), new Literal("0.1")), landmarks);
        assertEquals(
                new Literal("12"), at(at(result, "curves", 0), "landmarks", 0).get("time"));
        assertEquals(new Literal("60"), at(at(result, "curves", 0), "rmean", 0).get("tau"));
    }

    @Test
    void survival_at_zero_when_written_then_error_infinite_and_limits_null() {
        Map<?, ?> curve = at(JsonTree.of(ResultJson.text(Reports.small())), "curves", 1);

        assertEquals("Infinity", ((List<?>) curve.get("std_error")).get(4));
        assertNull(((List<?>) ((Map<?, ?>) ((Map<?, ?>) curve.get("conf")).get("log")).get("low")).get(4));
    }

    @Test
    void tests_when_written_then_parameters_and_reason() {
        Map<?, ?> logRank = at(result, "tests", 0);
        Map<?, ?> flemingHarrington = at(result, "tests", 1);
        Map<?, ?> trend = at(result, "tests", 2);

        assertEquals(new Literal("2"), logRank.get("df"));
        assertNull(logRank.get("rho"));
        assertNull(logRank.get("reason"));
        assertEquals(new Literal("1"), flemingHarrington.get("rho"));
        assertEquals(new Literal("0"), flemingHarrington.get("gamma"));
        assertEquals("logrank", trend.get("weight"));
        assertEquals("no events", trend.get("reason"));
        assertNull(trend.get("p_value"));
        assertEquals("no events", at(result, "pairwise", 1).get("reason"));
    }

    @Test
    void group_without_patients_when_written_then_empty_arrays() {
        Map<?, ?> absent = at(JsonTree.of(ResultJson.text(Reports.grouped(2))), "curves", 3);

        assertEquals(new Literal("0"), absent.get("n"));
        assertEquals(List.of(), absent.get("time"));
        assertEquals(List.of(), absent.get("quantiles"));
        assertEquals(Map.of(), absent.get("conf"));
    }

    @Test
    void nothing_asked_when_written_then_empty_lists_and_no_audit() {
        assertEquals(List.of(), result.get("models"));
        assertEquals(List.of(), result.get("cumulative_incidence"));
        assertTrue(result.containsKey("audit"));
        assertNull(result.get("audit"));
        assertFalse(ResultJson.text(Reports.netOsAge()).contains("\r"));
    }
}
