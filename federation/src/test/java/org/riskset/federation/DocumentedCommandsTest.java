// SPDX-License-Identifier: Apache-2.0
package org.riskset.federation;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the documents show on a console is what the commands print, and they end as the documents say. */
@DisabledOnOs(OS.WINDOWS)
class DocumentedCommandsTest {

    @ParameterizedTest(name = "{0}")
    @MethodSource("documents")
    void document_when_followed_step_by_step_then_the_same_is_seen(String document, @TempDir Path folder)
            throws Exception {
        try (Console console = new Console(folder)) {
            for (Walkthrough.Step step : Walkthrough.of(Checkout.text(document))) {
                step.perform(console);
            }
        }
    }

    @Test
    void walkthroughs_when_counted_then_some_exist() {
        assertTrue(documents().count() >= 2);
    }

    @Test
    void output_that_differs_when_followed_then_said(@TempDir Path folder) throws Exception {
        String wrong = "<!-- run -->\n```console\n$ echo one\ntwo\n```\n";
        Walkthrough.Step step = Walkthrough.of(wrong).get(0);

        try (Console console = new Console(folder)) {
            AssertionError error = assertThrows(AssertionError.class, () -> step.perform(console));
            assertTrue(error.getMessage().contains("two"), error::getMessage);
        }
    }

    static Stream<String> documents() {
        List<String> followed = Checkout.documents().stream()
                .map(Checkout::name)
                .filter(name -> !Walkthrough.of(Checkout.text(name)).isEmpty())
                .toList();
        return followed.stream();
    }
}
