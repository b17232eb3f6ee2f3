// SPDX-License-Identifier: Apache-2.0
package org.riskset.site.quorum;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** What a coordinator can open with the messages it holds. Corrupt sites add a share of each kind of each secret. */
final class Holdings {
    private final Setting setting;
    private final List<Opened> opened;
    private final long openings;
    private final long aborts;

    /**
     * What there is to hold.
     *
     * @param opened all opening shares that honest sites give in any run
     * @param aborts the bits of all their words not to open
     */
    Holdings(Setting setting, List<Opened> opened, long aborts) {
        this.setting = setting;
        this.opened = List.copyOf(opened);
        this.openings = opened.stream().mapToLong(Opened::bit).reduce(0, (a, b) -> a | b);
        this.aborts = aborts;
    }

    Set<Breach> breaches(long held) {
        if (!isQuorum(Long.bitCount(held & openings))) {
            return Set.of(); // most states
        }
        Set<Breach> breaches = EnumSet.noneOf(Breach.class);
        int sets = openSets(held);
        if (Integer.bitCount(sets) > 1) {
            breaches.add(Breach.TWO_SETS);
        }
        if (smallestOf(sets) < setting.k()) {
            breaches.add(Breach.FEW_CONTRIBUTORS);
        }
        int self = known(held, true);
        int masking = known(held, false);
        if ((self & masking) != 0) {
            breaches.add(Breach.BOTH_SECRETS);
        }
        if (certified(held) && (self | masking) != 0) {
            breaches.add(Breach.OPENED_THOUGH_DEAD);
        }
        return breaches;
    }

    /** Whether a sum can be opened. */
    boolean opens(long held) {
        return isQuorum(Long.bitCount(held & openings)) && openSets(held) != 0;
    }

    boolean certified(long held) {
        return isQuorum(Long.bitCount(held & aborts));
    }

    // Bit S is set when a quorum has answered for the set S; sets of at most five sites have 32 subsets.
    private int openSets(long held) {
        int sets = 0;
        for (Opened one : opened) {
            int answers = 0;
            for (Opened other : opened) {
                answers += other.set() == one.set() && holds(held, other) ? 1 : 0;
            }
            sets |= answers > 0 && isQuorum(answers) ? 1 << one.set() : 0;
        }
        return sets;
    }

    private static int smallestOf(int sets) {
        int smallest = Integer.MAX_VALUE;
        for (int set = 0; set < Integer.SIZE; set++) {
            if ((sets >> set & 1) == 1) {
                smallest = Math.min(smallest, Integer.bitCount(set));
            }
        }
        return smallest;
    }

    // By honest site, whether its self mask, or its masking key, can be put together from whatever bodies.
    private int known(long held, boolean self) {
        int known = 0;
        for (int site : setting.honest()) {
            int shares = 0;
            int givers = 0;
            for (Opened one : opened) {
                boolean kind = (one.set() >> site - 1 & 1) == 1;
                boolean isNew = (givers >> one.site() & 1) == 0;
                if (kind == self && isNew && holds(held, one)) {
                    givers |= 1 << one.site();
                    shares++;
                }
            }
            known |= isQuorum(shares) ? 1 << site : 0;
        }
        return known;
    }

    private boolean isQuorum(int honest) {
        return honest + setting.corrupt() >= setting.k();
    }

    private static boolean holds(long held, Opened one) {
        return (held & one.bit()) != 0;
    }
}
