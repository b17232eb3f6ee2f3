// SPDX-License-Identifier: Apache-2.0
package org.riskset.proto.document;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.riskset.survival.study.Study;

/** The documents that the tests read and spoil. */
final class Texts {
    static final String STUDY = text("study.yaml");
    static final String PLAN = text("plan.yaml");

    private Texts() {}

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static Study study() {
        return StudyDocument.read("study.yaml", bytes(STUDY)).study();
    }

    static PlanDocument plan(String text) {
        return PlanDocument.read("plan.yaml", bytes(text), study());
    }

    /** The text with one place replaced; a tilde is a line break. */
    static String replaced(String text, String seen, String by) {
        assertTrue(text.contains(seen), () -> "nothing to replace: " + seen);
        int at = text.indexOf(seen);
        return text.substring(0, at) + by.replace('~', '\n') + text.substring(at + seen.length());
    }

    private static String text(String name) {
        try (InputStream in = Texts.class.getResourceAsStream("/documents/" + name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
