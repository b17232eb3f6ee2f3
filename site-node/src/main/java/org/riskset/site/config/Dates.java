// SPDX-License-Identifier: Apache-2.0
package org.riskset.site.config;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import org.riskset.proto.document.Item;
import org.riskset.survival.error.Quoted;

/** Days, as {@code 2027-06-30}. */
final class Dates {
    private Dates() {}

    static Optional<LocalDate> read(Item item) {
        return item.text().flatMap(text -> {
            try {
                return Optional.of(LocalDate.parse(text));
            } catch (DateTimeException e) {
                item.wrong(Quoted.of(text) + " is not a day", "a day such as 2027-06-30");
                return Optional.empty();
            }
        });
    }
}
