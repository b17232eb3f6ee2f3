// SPDX-License-Identifier: Apache-2.0
package org.riskset.privacy.masking;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.function.Executable;
import org.riskset.privacy.identity.Signature;
import org.riskset.survival.error.RisksetException;

/** Steps that must fail, and ways to spoil what they are given. */
final class Refusals {
    private Refusals() {}

    static void refused(String code, Executable step) {
        RisksetException refused = assertThrows(RisksetException.class, step);

        assertEquals(code, refused.first().code().code(), refused::getMessage);
    }

    /** The list with another element at this place. */
    static <E> List<E> replaced(List<E> list, int at, E by) {
        List<E> replaced = new ArrayList<>(list);
        replaced.set(at, by);
        return replaced;
    }

    static <E> List<E> without(List<E> list, int at) {
        List<E> without = new ArrayList<>(list);
        without.remove(at);
        return without;
    }

    static <E> List<E> swapped(List<E> list, int one, int other) {
        return replaced(replaced(list, one, list.get(other)), other, list.get(one));
    }

    static <E> List<E> with(List<E> list, E another) {
        List<E> with = new ArrayList<>(list);
        with.add(another);
        return with;
    }

    /** The signature with its first bit flipped. */
    static Signature altered(Signature signature) {
        byte[] bytes = signature.bytes();
        bytes[0] ^= 1;
        return Signature.of(bytes);
    }
}
