// SPDX-License-Identifier: Apache-2.0
package org.riskset.privacy.disclosure;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.riskset.privacy.identity.RunId;
import org.riskset.privacy.identity.SiteId;
import org.riskset.survival.digest.Digest;

/** Answers of a site, for tests: one of each number. */
final class Answers {
    static final Instant MONDAY = Instant.parse("2026-11-23T10:00:00Z");
    static final String BOARD = "ed25519:" + "ab".repeat(32);

    private Answers() {}

    static OrdinalSet range(int from, int to) {
        return OrdinalSet.of(IntStream.range(from, to).toArray());
    }

    static Units units(OrdinalSet all, OrdinalSet... parts) {
        List<Unit> units = new ArrayList<>(List.of(new Unit(Unit.ALL, all)));
        for (int i = 0; i < parts.length; i++) {
            units.add(new Unit(Unit.key("part", Integer.toString(i)), parts[i]));
        }
        return new Units(units);
    }

    /** The question of this number over these patients; equal numbers make equal counts. */
    static Answer answer(int question, Units units) {
        Digest digest = Digest.of("question " + question);
        return new Answer("net", digest, digest, Optional.empty(), Optional.of(units), Digest.of("x" + question));
    }

    static Answer answer(int question, OrdinalSet all) {
        return answer(question, units(all));
    }

    static RunId run(long number) {
        return new RunId(String.format("%032x", number));
    }

    static LedgerEntry entry(long number, Answer answer) {
        return LedgerEntry.reserved(number, run(number), 1, BOARD, MONDAY, answer);
    }

    static List<SiteId> sites(String letters) {
        return letters.chars().mapToObj(c -> new SiteId("site-" + (char) c)).toList();
    }

    static Ledger ledger(LedgerEntry... entries) {
        return new Ledger(Arrays.asList(entries), List.of());
    }

    /** Each answer as an entry of its own, in this order. */
    static Ledger answered(Answer... answers) {
        return ledger(IntStream.range(0, answers.length)
                .mapToObj(i -> entry(i + 1, answers[i]))
                .toArray(LedgerEntry[]::new));
    }
}
