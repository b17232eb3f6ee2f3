// SPDX-License-Identifier: Apache-2.0
package org.riskset.survival.study;

import java.util.List;

/** One cause of an event and the codes that mean it. */
public record CauseCodes(String name, List<String> codes) {
    public CauseCodes {
        codes = List.copyOf(codes);
    }
}
