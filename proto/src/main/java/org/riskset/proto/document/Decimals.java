// SPDX-License-Identifier: Apache-2.0
package org.riskset.proto.document;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.riskset.survival.digest.ShortestDecimal;

/**
 * Numbers of a document as exact decimals. They are taken from the canonical form, not from the text as written, so
 * that everybody who holds the same digest holds the same number.
 */
final class Decimals {
    private Decimals() {}

    static Optional<BigDecimal> of(Item item) {
        return item.number().stream().mapToObj(Decimals::of).findFirst();
    }

    static List<BigDecimal> list(Item item) {
        return item.numbers().stream().map(Decimals::of).toList();
    }

    private static BigDecimal of(double number) {
        return new BigDecimal(ShortestDecimal.of(number));
    }
}
