// SPDX-License-Identifier: Apache-2.0
package org.riskset.federation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Words that promise what counts of patients cannot keep are in no message, no template and no document. */
class WordsTest {
    // in two halves, so that this file does not hold what it looks for
    private static final Pattern PROMISES =
            Pattern.compile("anonym" + "|de-?identif" + "|safe to " + "(share|publish)", Pattern.CASE_INSENSITIVE);

    @Test
    void everything_a_user_can_read_when_searched_then_no_such_promise() {
        List<Path> files = readable().toList();

        List<String> found = files.stream()
                .filter(file -> PROMISES.matcher(Checkout.text(file)).find())
                .map(Checkout::name)
                .toList();

        assertEquals(List.of(), found);
        assertTrue(files.size() > 100, "only " + files.size() + " files were searched");
    }

    @Test
    void promise_when_searched_then_found() {
        assertTrue(PROMISES.matcher("the result is Anonym" + "ised").find());
        assertTrue(PROMISES.matcher("de" + "identified, and safe " + "to share").find());
    }

    private static Stream<Path> readable() {
        Stream<Path> texts = Stream.of(".sql", ".yaml", ".html", ".css", ".proto", ".md", ".csv", ".txt")
                .flatMap(ending -> Checkout.resources(ending).stream());
        return Stream.of(Checkout.sources("main").stream(), texts, Checkout.documents().stream())
                .flatMap(s -> s);
    }
}
