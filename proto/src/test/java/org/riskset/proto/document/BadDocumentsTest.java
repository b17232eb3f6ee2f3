// SPDX-License-Identifier: Apache-2.0
package org.riskset.proto.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.riskset.survival.error.ConfigurationException;
import org.riskset.survival.error.Place;
import org.riskset.survival.error.Problem;
import org.riskset.survival.error.RisksetException;
import org.riskset.survival.error.UsageException;

class BadDocumentsTest {

    @ParameterizedTest
    @CsvFileSource(
            resources = "/documents/bad-plans.csv",
            delimiter = '|',
            quoteCharacter = '`',
            ignoreLeadingAndTrailingWhitespace = false)
    void bad_plan_when_read_then_code_and_place(String seen, String by, String code, int line, int column) {
        String text = Texts.replaced(Texts.PLAN, seen, by);

        UsageException thrown = assertThrows(UsageException.class, () -> Texts.plan(text));

        assertEquals(code + " " + line + ":" + column, firstOf(thrown));
    }

    @ParameterizedTest
    @CsvFileSource(
            resources = "/documents/bad-studies.csv",
            delimiter = '|',
            quoteCharacter = '`',
            ignoreLeadingAndTrailingWhitespace = false)
    void bad_study_when_read_then_code_and_place(String seen, String by, String code, int line, int column) {
        String text = Texts.replaced(Texts.STUDY, seen, by);

        ConfigurationException thrown =
                assertThrows(ConfigurationException.class, () -> StudyDocument.read("study.yaml", Texts.bytes(text)));

        assertEquals(code + " " + line + ":" + column, firstOf(thrown));
    }

    @Test
    void two_errors_when_read_then_both_in_file_order() {
        String text = Texts.replaced(Texts.PLAN, "endpoint: os", "endpint: os");

        UsageException thrown = assertThrows(
                UsageException.class, () -> Texts.plan(Texts.replaced(text, "groupBy: age_group", "# no groups")));

        assertEquals(
                List.of("RS-PLAN-004", "RS-PLAN-013"),
                thrown.problems().stream().map(p -> p.code().code()).toList());
    }

    @Test
    void unknown_key_when_told_then_names_the_known_and_the_nearest() {
        String text = Texts.replaced(Texts.PLAN, "endpoint: os", "endpint: os");

        Problem problem =
                assertThrows(UsageException.class, () -> Texts.plan(text)).first();

        assertEquals("unknown key \"endpint\"", problem.what());
        assertEquals("endpoint", problem.detail(Problem.NEAREST).orElseThrow());
        assertEquals(
                "analysisSet, apiVersion, baseline, endpoint, estimates, groupBy, kind, models, purpose, release, "
                        + "strata, study, tests, time, title, where",
                problem.detail(Problem.KNOWN).orElseThrow());
        assertEquals(
                new Place("plan.yaml", 6, 1, "endpint: os"), problem.place().orElseThrow());
    }

    @Test
    void bare_number_among_codes_when_read_then_asks_for_quotes() {
        String text = Texts.replaced(Texts.STUDY, "censored: [\"0\"]", "censored: [0]");

        Problem problem = assertThrows(
                        ConfigurationException.class, () -> StudyDocument.read("s.yaml", Texts.bytes(text)))
                .first();

        assertEquals("RS-STUDY-007", problem.code().code());
        assertEquals("put it in quotes: \"0\"", problem.detail(Problem.DO).orElseThrow());
    }

    private static String firstOf(RisksetException thrown) {
        Place place = thrown.first().place().orElseThrow();
        return thrown.first().code().code() + " " + place.line() + ":" + place.column();
    }
}
