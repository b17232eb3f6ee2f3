// SPDX-License-Identifier: Apache-2.0
package org.riskset.federation.simulated;

import java.util.List;
import java.util.stream.IntStream;
import org.riskset.privacy.identity.SiteId;
import org.riskset.privacy.identity.SiteKey;

/** Names and keys, the same for every seed: drawing a key is dear. */
final class Parties {
    private static final int MOST = 6;

    static final SiteKey COORDINATOR = SiteKey.generate(new DrawnSecrets(new Dice(1)));
    static final SiteKey REQUESTER = SiteKey.generate(new DrawnSecrets(new Dice(2)));
    private static final List<SiteKey> SITES = IntStream.range(0, MOST)
            .mapToObj(i -> SiteKey.generate(new DrawnSecrets(new Dice(3 + i))))
            .toList();

    private Parties() {}

    static SiteId site(int number) {
        return new SiteId("site-" + (number + 1));
    }

    static SiteKey key(int number) {
        return SITES.get(number);
    }
}
