// SPDX-License-Identifier: Apache-2.0
package org.riskset.privacy.disclosure;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.riskset.privacy.disclosure.Atoms.Atom;
import org.riskset.privacy.disclosure.HistoryRules.Sets;

/**
 * Whether sums and differences of answers speak of a few members alone: query auditing by linear algebra (F. Chin and
 * G. Özsoyoğlu, 1982).
 *
 * <p>One row per distinct answered set, one column per {@link Atoms atom}, 0 or 1. A union of atoms with fewer than T
 * members is singled out when the columns outside of it have a smaller rank than all columns: then some combination of
 * answers is zero outside and not zero inside. Exact for linear combinations, up to the errors of
 * {@link ModularBasis}; bounds that combinations put on each other need {@link Sets#ATOMS}.
 */
final class SpanAudit {
    /** More small unions are not tried: they count as a hit. */
    static final int MOST_UNIONS = 4096;

    /** More distinct sets are not tried: they count as a hit. */
    static final int MOST_SETS = 200;

    private final List<Atom> small;
    private final ModularBasis large;
    private final int rank;
    private final int threshold;
    private final int sets;

    /** Sets whose sums somebody may hold; fewer than {@code threshold} members are few. */
    SpanAudit(Collection<OrdinalSet> answered, int threshold) {
        this.threshold = threshold;
        this.sets = (int) answered.stream().distinct().count();
        Atoms atoms = Atoms.of(sets > MOST_SETS ? List.of() : answered);
        this.small = atoms.list().stream().filter(a -> a.size() < threshold).toList();
        this.large = new ModularBasis();
        atoms.list().stream().filter(a -> a.size() >= threshold).forEach(a -> large.add(a.column()));
        ModularBasis all = large.copy();
        small.forEach(a -> all.add(a.column()));
        this.rank = all.rank();
    }

    /** Who could be singled out, if anybody. */
    Optional<SingledOut> hit(Sets mode) {
        if (sets > MOST_SETS) {
            return Optional.of(SingledOut.TOO_MANY);
        }
        return mode == Sets.ATOMS ? small.stream().findFirst().map(a -> new SingledOut(a.members())) : span();
    }

    private Optional<SingledOut> span() {
        SmallUnions unions = new SmallUnions(small.stream().mapToInt(Atom::size).toArray(), threshold);
        Optional<List<int[]>> tried = unions.upTo(MOST_UNIONS);
        if (tried.isEmpty()) {
            return Optional.of(SingledOut.TOO_MANY);
        }
        List<OrdinalSet> spanning = new ArrayList<>();
        for (int[] union : tried.get()) {
            OrdinalSet inside = OrdinalSet.of(union);
            if (spanning.stream().noneMatch(s -> s.common(inside) == 0)) {
                Optional<OrdinalSet> outside = spanning(inside);
                if (outside.isEmpty()) {
                    return Optional.of(new SingledOut(members(union)));
                }
                spanning.add(outside.get());
            }
        }
        return Optional.empty();
    }

    // Small atoms outside of a union that have the full rank together with the large ones; none when there are none.
    private Optional<OrdinalSet> spanning(OrdinalSet inside) {
        ModularBasis outside = large.copy();
        BitSet taken = new BitSet();
        for (int i = 0; i < small.size() && outside.rank() < rank; i++) {
            if (!inside.contains(i) && outside.add(small.get(i).column())) {
                taken.set(i);
            }
        }
        return outside.rank() == rank ? Optional.of(OrdinalSet.of(taken)) : Optional.empty();
    }

    private OrdinalSet members(int[] union) {
        return IntStream.of(union).mapToObj(i -> small.get(i).members()).reduce(OrdinalSet.of(), OrdinalSet::union);
    }

    /**
     * Who is singled out.
     *
     * @param members fewer than the threshold; nobody where there was too much to try
     */
    record SingledOut(OrdinalSet members) {
        static final SingledOut TOO_MANY = new SingledOut(OrdinalSet.of());

        boolean tooMany() {
            return members.size() == 0;
        }
    }
}
