// SPDX-License-Identifier: Apache-2.0
package org.riskset.site.quorum;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

/** All honest sites of one setting, each with everything it can come to. */
final class Federation {
    private final Consortium consortium;
    private final Sayings sayings;
    private final List<Behavior> behaviors = new ArrayList<>();

    /** @param code what runs at the site with this index */
    Federation(Setting setting, BiFunction<Consortium, Integer, Site> code) {
        this.consortium = new Consortium(setting);
        this.sayings = new Sayings(consortium);
        Offers offers = new Offers(consortium, sayings);
        setting.honest()
                .forEach(site ->
                        behaviors.add(new Behavior(site, code.apply(consortium, site), consortium, offers, sayings)));
        int before = -1;
        while (before < sayings.size()) {
            before = sayings.size();
            behaviors.forEach(Behavior::explore);
        }
    }

    static Federation honest(Setting setting) {
        return new Federation(setting, HonestSite::new);
    }

    QuorumSearch.Found search() {
        List<SiteGraph> graphs = behaviors.stream().map(SiteGraph::of).toList();
        return new QuorumSearch(graphs, holdings()).run();
    }

    Holdings holdings() {
        return new Holdings(consortium.setting(), sayings.opened(), sayings.abortBits());
    }

    Consortium consortium() {
        return consortium;
    }

    Sayings sayings() {
        return sayings;
    }

    List<Behavior> behaviors() {
        return behaviors;
    }

    int reactions() {
        return behaviors.stream().mapToInt(Behavior::reactions).sum();
    }
}
