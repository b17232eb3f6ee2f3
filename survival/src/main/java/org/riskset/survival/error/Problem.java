// SPDX-License-Identifier: Apache-2.0
package org.riskset.survival.error;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One thing that is wrong: its code, one line of what is, and labelled details.
 *
 * <p>The usual labels, in this order: {@code seen}, {@code expected}, {@code known}, {@code nearest}, {@code do}.
 * Details are lower case without a full stop and never hold a patient's value.
 *
 * @param what one line, lower case, naming the value seen
 * @param path a JSON pointer (RFC 6901) into the document, empty when there is none; readers turn it into a place
 */
public record Problem(ErrorCode code, String what, String path, Optional<Place> place, List<Detail> details) {

    public static final String SEEN = "seen";
    public static final String EXPECTED = "expected";
    public static final String KNOWN = "known";
    public static final String NEAREST = "nearest";
    public static final String DO = "do";

    /** One labelled detail. */
    public record Detail(String label, String text) {}

    public Problem {
        details = List.copyOf(details);
    }

    public static Problem of(ErrorCode code, String what) {
        return new Problem(code, what, "", Optional.empty(), List.of());
    }

    public Problem with(String label, String text) {
        List<Detail> more = new ArrayList<>(details);
        more.add(new Detail(label, text));
        return new Problem(code, what, path, place, more);
    }

    /** The same problem, found at this JSON pointer of a document. */
    public Problem under(String pointer) {
        return new Problem(code, what, pointer, place, details);
    }

    public Problem at(Place found) {
        return new Problem(code, what, path, Optional.of(found), details);
    }

    /** The first detail with this label. */
    public Optional<String> detail(String label) {
        return details.stream()
                .filter(d -> d.label().equals(label))
                .map(Detail::text)
                .findFirst();
    }

    /** As the console shows it after {@code error[...]: }; no color. */
    public String text() {
        StringBuilder text = new StringBuilder(what);
        place.ifPresent(p -> text.append(" in ").append(p));
        place.filter(p -> !p.excerpt().isEmpty()).ifPresent(p -> excerpt(text, p));
        details.forEach(d -> text.append(String.format("%n  %-9s ", d.label())).append(d.text()));
        return text.toString();
    }

    private static void excerpt(StringBuilder text, Place place) {
        String number = Integer.toString(place.line());
        text.append(String.format("%n  %s | %s", number, place.excerpt()));
        if (place.column() <= place.excerpt().length()) {
            text.append(String.format("%n  %s | %s^", " ".repeat(number.length()), " ".repeat(place.column() - 1)));
        }
    }

    /** As a log line: code and what, without details. */
    @Override
    public String toString() {
        return code.code() + ": " + what;
    }
}
