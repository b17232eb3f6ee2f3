// SPDX-License-Identifier: Apache-2.0
package org.riskset.survival.study;

import java.util.List;
import java.util.Optional;

/** One model asked for, still uninterpreted. */
public record ModelSpec(
        String kind, List<String> terms, Optional<String> ties, Optional<String> siteStrata, Optional<String> cause) {
    public ModelSpec {
        terms = List.copyOf(terms);
    }
}
