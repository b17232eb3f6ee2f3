// SPDX-License-Identifier: Apache-2.0
package org.riskset.privacy.disclosure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.riskset.privacy.disclosure.Answers.range;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.riskset.privacy.disclosure.HistoryRules.Sets;

class SpanAuditTest {
    private static final int T = 5;

    @Test
    void modular_rank_when_matrices_are_drawn_then_the_rational_one() {
        Random random = new Random(3);
        for (int i = 0; i < 500; i++) {
            int rows = 1 + random.nextInt(9);
            List<long[]> vectors = IntStream.range(0, 1 + random.nextInt(14))
                    .mapToObj(c -> random.ints(rows, 0, 2).asLongStream().toArray())
                    .toList();
            ModularBasis basis = new ModularBasis();
            vectors.forEach(basis::add);

            assertEquals(ExactRank.of(vectors), basis.rank());
        }
    }

    @Test
    void products_when_taken_modulo_the_prime_then_those_of_big_integers() {
        Random random = new Random(4);
        BigInteger prime = BigInteger.ONE.shiftLeft(61).subtract(BigInteger.ONE);
        for (int i = 0; i < 2000; i++) {
            long a = Math.floorMod(random.nextLong(), prime.longValue());
            long b = i % 3 == 0
                    ? prime.longValue() - 1 - random.nextInt(3)
                    : Math.floorMod(random.nextLong(), prime.longValue());
            BigInteger product = BigInteger.valueOf(a).multiply(BigInteger.valueOf(b));

            assertEquals(product.mod(prime).longValue(), ModularBasis.times(a, b));
            assertEquals(1, ModularBasis.times(b, ModularBasis.inverse(b)));
        }
    }

    @Test
    void hit_when_sets_are_drawn_then_an_integer_combination_speaks_of_exactly_those() {
        Random random = new Random(5);
        int hits = 0;
        for (int i = 0; i < 2000; i++) {
            List<OrdinalSet> sets = drawn(random);
            Optional<SpanAudit.SingledOut> hit = new SpanAudit(sets, T).hit(Sets.SPAN);
            if (hit.isPresent()) {
                hits++;
                OrdinalSet few = hit.get().members();
                assertTrue(few.size() >= 1 && few.size() < T);
                assertTrue(witness(Atoms.of(sets), few).isPresent());
            }
        }
        assertTrue(hits > 300 && hits < 1700, hits + " of 2000");
    }

    @Test
    void pass_when_sets_are_drawn_then_no_combination_speaks_of_few() {
        Random random = new Random(6);
        int passes = 0;
        for (int i = 0; i < 2000; i++) {
            List<OrdinalSet> sets = drawn(random);
            if (new SpanAudit(sets, T).hit(Sets.SPAN).isEmpty()) {
                passes++;
                Atoms atoms = Atoms.of(sets);
                assertTrue(everyUnionOfFew(atoms).stream()
                        .allMatch(few -> witness(atoms, few).isEmpty()));
            }
        }
        assertTrue(passes > 300, passes + " of 2000");
    }

    @Test
    void pass_when_every_combination_with_small_coefficients_is_tried_then_none_speaks_of_few() {
        Random random = new Random(7);
        int passes = 0;
        for (int i = 0; i < 400; i++) {
            List<OrdinalSet> sets = drawn(random).stream().distinct().limit(4).toList();
            if (new SpanAudit(sets, T).hit(Sets.SPAN).isEmpty()) {
                passes++;
                assertFalse(someCombinationSpeaksOfFew(Atoms.of(sets)));
            }
        }
        assertTrue(passes > 50, passes + " of 400");
    }

    @Test
    void tracker_when_each_answer_is_large_then_hit() {
        // C and T, C and not T, everybody in C or Z: the rest Z of two patients follows.
        List<OrdinalSet> tracker = List.of(range(0, 20), range(20, 40), range(0, 42));

        assertEquals(
                range(40, 42),
                new SpanAudit(tracker, T).hit(Sets.SPAN).orElseThrow().members());
    }

    @Test
    void atoms_mode_when_an_atom_is_small_then_hit_even_if_no_combination_reaches_it() {
        List<OrdinalSet> sets = List.of(range(0, 20), range(17, 40));

        assertTrue(new SpanAudit(sets, T).hit(Sets.SPAN).isEmpty());
        assertEquals(
                range(17, 20),
                new SpanAudit(sets, T).hit(Sets.ATOMS).orElseThrow().members());
    }

    @Test
    void sets_when_more_than_200_then_a_hit_of_nobody() {
        List<OrdinalSet> nested =
                IntStream.rangeClosed(1, 201).mapToObj(i -> range(0, 10 * i)).toList();

        assertTrue(new SpanAudit(nested.subList(0, 200), T).hit(Sets.SPAN).isEmpty());
        assertTrue(new SpanAudit(nested, T).hit(Sets.SPAN).orElseThrow().tooMany());
    }

    @Test
    void small_unions_when_more_than_4096_then_a_hit_of_nobody() {
        // Every patient is an atom: seven sets over 128 patients by the digits of their ordinals, and everybody.
        List<OrdinalSet> digits = new ArrayList<>(List.of(range(0, 128)));
        for (int bit = 0; bit < 7; bit++) {
            int mask = 1 << bit;
            digits.add(OrdinalSet.of(
                    IntStream.range(0, 128).filter(p -> (p & mask) != 0).toArray()));
        }

        assertTrue(new SpanAudit(digits, T).hit(Sets.SPAN).orElseThrow().tooMany());
        assertTrue(new SpanAudit(digits, 2).hit(Sets.SPAN).isEmpty());
    }

    @Test
    void small_unions_when_listed_then_each_with_fewer_than_the_threshold_once() {
        List<int[]> unions =
                new SmallUnions(new int[] {1, 2, 3, 1}, 5).upTo(100).orElseThrow();

        // 1, 2, 3, 1 alone; 1+2, 1+3, 1+1, 2+1, 3+1; 1+2+1
        assertEquals(10, unions.size());
        assertEquals(
                10,
                unions.stream()
                        .map(IntStream::of)
                        .map(IntStream::boxed)
                        .map(s -> s.toList())
                        .distinct()
                        .count());
        assertTrue(new SmallUnions(new int[] {1, 2, 3, 1}, 5).upTo(9).isEmpty());
        assertTrue(new SmallUnions(new int[] {1, 2, 3, 1}, 5).upTo(10).isPresent());
    }

    @Test
    void no_sets_when_audited_then_no_hit() {
        assertTrue(new SpanAudit(List.of(), T).hit(Sets.SPAN).isEmpty());
        assertTrue(new SpanAudit(List.of(OrdinalSet.of()), T).hit(Sets.ATOMS).isEmpty());
    }

    // Few patients in up to six sets, each a union of bands, so that small atoms and dependencies are both common.
    private static List<OrdinalSet> drawn(Random random) {
        int bands = 3 + random.nextInt(5);
        int[] sizes = random.ints(bands, 1, 12).toArray();
        return IntStream.range(0, 1 + random.nextInt(6))
                .mapToObj(s -> {
                    BitSet set = new BitSet();
                    int at = 0;
                    for (int size : sizes) {
                        set.set(at, at + size, random.nextInt(5) < 3);
                        at += size;
                    }
                    return OrdinalSet.of(set);
                })
                .filter(s -> s.size() > 0)
                .toList();
    }

    private static Optional<BigInteger[]> witness(Atoms atoms, OrdinalSet few) {
        List<long[]> inside = new ArrayList<>();
        List<long[]> outside = new ArrayList<>();
        atoms.list().forEach(a -> (a.members().common(few) > 0 ? inside : outside).add(a.column()));
        Optional<BigInteger[]> y =
                ExactRank.combination(outside, inside, atoms.sets().size());
        y.ifPresent(found ->
                outside.forEach(v -> assertEquals(0, ExactRank.dot(found, v).signum())));
        return y;
    }

    private static List<OrdinalSet> everyUnionOfFew(Atoms atoms) {
        List<OrdinalSet> unions = new ArrayList<>();
        for (int chosen = 1; chosen < 1 << atoms.list().size(); chosen++) {
            int mask = chosen;
            OrdinalSet union = IntStream.range(0, atoms.list().size())
                    .filter(i -> (mask >> i & 1) == 1)
                    .mapToObj(i -> atoms.list().get(i).members())
                    .reduce(OrdinalSet.of(), OrdinalSet::union);
            if (union.size() < T) {
                unions.add(union);
            }
        }
        return unions;
    }

    private static boolean someCombinationSpeaksOfFew(Atoms atoms) {
        int rows = atoms.sets().size();
        int all = (int) Math.pow(7, rows);
        for (int code = 0; code < all; code++) {
            int patients = 0;
            for (Atoms.Atom atom : atoms.list()) {
                int rest = code;
                long value = 0;
                for (int row = 0; row < rows; row++, rest /= 7) {
                    value += (rest % 7 - 3) * atom.column()[row];
                }
                patients += value == 0 ? 0 : atom.size();
            }
            if (patients >= 1 && patients < T) {
                return true;
            }
        }
        return false;
    }
}
