// SPDX-License-Identifier: Apache-2.0
package org.riskset.privacy.disclosure;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What a site allows of one kind: everything, or what is listed.
 *
 * @param listed absent = everything; an empty list allows nothing
 */
public record AllowList<T>(Optional<List<T>> listed) {
    public AllowList {
        listed = listed.map(List::copyOf);
    }

    /** {@code "*"} in a policy. */
    public static <T> AllowList<T> everything() {
        return new AllowList<>(Optional.empty());
    }

    public static <T> AllowList<T> only(List<T> listed) {
        return new AllowList<>(Optional.of(listed));
    }

    public boolean allows(Predicate<T> asked) {
        return listed.map(items -> items.stream().anyMatch(asked)).orElse(true);
    }
}
