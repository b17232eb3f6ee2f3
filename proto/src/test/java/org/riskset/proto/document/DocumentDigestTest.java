// SPDX-License-Identifier: Apache-2.0
package org.riskset.proto.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.riskset.survival.digest.Digest;
import org.riskset.survival.error.RisksetException;
import org.riskset.survival.study.Condition;
import org.riskset.survival.study.Variable;

class DocumentDigestTest {

    @Test
    void canonical_json_when_read_again_then_same_plan_and_digest() {
        PlanDocument written = Texts.plan(Texts.PLAN);

        PlanDocument received = Texts.plan(written.canonicalJson());

        assertEquals(written.plan(), received.plan());
        assertEquals(written.digest(), received.digest());
        assertEquals(Digest.of(written.canonicalJson()), written.digest());
    }

    @Test
    void canonical_json_when_read_again_then_same_digest_of_the_study() {
        StudyDocument written = StudyDocument.read("study.yaml", Texts.bytes(Texts.STUDY));

        StudyDocument received = StudyDocument.read("study", Texts.bytes(written.canonicalJson()));

        assertEquals(written.digest(), received.digest());
        assertEquals(written.canonicalJson(), received.canonicalJson());
    }

    @Test
    void keys_in_other_order_when_read_then_same_digest() {
        String other =
                Texts.replaced(Texts.replaced(Texts.PLAN, "study: liver\n", ""), "endpoint:", "study: liver~endpoint:");

        assertEquals(Texts.plan(Texts.PLAN).digest(), Texts.plan(other).digest());
    }

    @Test
    void another_purpose_when_read_then_other_digest() {
        String other = Texts.replaced(Texts.PLAN, "section 4.1", "section 4.2");

        assertNotEquals(Texts.plan(Texts.PLAN).digest(), Texts.plan(other).digest());
    }

    @Test
    void number_with_many_digits_when_read_then_same_decimal_as_from_canonical_json() {
        String text = Texts.replaced(Texts.PLAN, "atLeast: 18", "atLeast: 18.100000000000000000001");

        PlanDocument plan = Texts.plan(text);

        Condition bound = plan.plan().where().get(1);
        assertEquals("18.1", bound.fold(in -> "", b -> b.bound().toString()));
        assertEquals(plan.plan(), Texts.plan(plan.canonicalJson()).plan());
    }

    @Test
    void number_without_range_when_read_then_noted_with_defaults() {
        StudyDocument study = StudyDocument.read("study.yaml", Texts.bytes(Texts.STUDY));

        assertEquals(
                List.of("RS-STUDY-030"),
                study.notes().stream().map(n -> n.code().code()).toList());
        assertEquals(23, study.notes().get(0).place().orElseThrow().line());
        Variable lesions = study.study().variable("lesions").orElseThrow();
        assertEquals("0.000001", lesions.fold(c -> "", n -> n.step().toString(), c -> ""));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void mutated_plan_when_read_then_a_plan_or_a_code(long seed) {
        byte[] text = Mutations.of(seed, Texts.PLAN);
        try {
            PlanDocument plan = PlanDocument.read("plan.yaml", text, Texts.study());

            assertEquals(plan.digest(), Texts.plan(plan.canonicalJson()).digest(), () -> "seed " + seed);
        } catch (RisksetException e) {
            assertEquals(2, e.exitCode(), () -> "seed " + seed);
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void mutated_study_when_read_then_a_study_or_a_code(long seed) {
        byte[] text = Mutations.of(seed, Texts.STUDY);
        try {
            StudyDocument study = StudyDocument.read("study.yaml", text);

            StudyDocument again = StudyDocument.read("study.yaml", Texts.bytes(study.canonicalJson()));
            assertEquals(study.digest(), again.digest(), () -> "seed " + seed);
        } catch (RisksetException e) {
            assertEquals(3, e.exitCode(), () -> "seed " + seed);
        }
    }

    static LongStream seeds() {
        return LongStream.range(0, 500);
    }
}
