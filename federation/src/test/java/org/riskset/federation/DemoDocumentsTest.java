// SPDX-License-Identifier: Apache-2.0
package org.riskset.federation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.riskset.proto.document.PlanDocument;
import org.riskset.proto.document.StudyDocument;
import org.riskset.survival.error.UsageException;

class DemoDocumentsTest {

    @Test
    void study_of_the_demo_when_read_then_nothing_to_note() throws IOException {
        StudyDocument study = study();

        assertEquals("net-liver", study.study().id());
        assertTrue(study.notes().isEmpty(), () -> study.notes().toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "os-all",
                "os-margin",
                "os-age",
                "os-primary-site",
                "os-histology",
                "os-presentation",
                "recurrence-margin"
            })
    void survival_plan_of_the_demo_when_read_then_its_canonical_form_has_the_same_digest(String name)
            throws IOException {
        PlanDocument plan = plan(name);

        assertEquals(
                plan.digest(),
                PlanDocument.read(name, text(plan), study().study()).digest());
    }

    @ParameterizedTest
    @ValueSource(strings = {"baseline-age", "baseline-margin", "os-cox", "recurrence-competing"})
    void other_plan_of_the_demo_when_read_then_not_computed_by_this_version(String name) {
        UsageException thrown = assertThrows(UsageException.class, () -> plan(name));

        assertEquals("RS-PLAN-024", thrown.first().code().code());
        assertEquals(1, thrown.problems().size());
    }

    private static byte[] text(PlanDocument plan) {
        return plan.canonicalJson().getBytes(StandardCharsets.UTF_8);
    }

    private static StudyDocument study() throws IOException {
        return StudyDocument.read("study.yaml", bytes("study.yaml"));
    }

    private static PlanDocument plan(String name) throws IOException {
        return PlanDocument.read(name + ".yaml", bytes("plans/" + name + ".yaml"), study().study());
    }

    private static byte[] bytes(String name) throws IOException {
        try (InputStream in = DemoDocumentsTest.class.getResourceAsStream("/demo/" + name)) {
            return in.readAllBytes();
        }
    }
}
