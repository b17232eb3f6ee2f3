// SPDX-License-Identifier: Apache-2.0
package org.riskset.site.quorum;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/** All honest sites of one setting, each with everything it can come to. */
final class Federation {
    private final Consortium consortium;
    private final Sayings sayings;
    private final List<Behavior> behaviors = new ArrayList<>();

    /**
     * Explores until nobody says anything new.
     *
     * @param code what runs at the site with this index
     */
    Federation(Consortium consortium, IntFunction<Site> code) {
        this.consortium = consortium;
        this.sayings = new Sayings(consortium);
        Offers offers = new Offers(consortium, sayings);
        consortium
                .setting()
                .honest()
                .forEach(site ->
                        behaviors.add(new Behavior(site, code.apply(site), consortium.shared(site), offers, sayings)));
        int before = -1;
        while (before < sayings.size()) {
            before = sayings.size();
            behaviors.forEach(Behavior::explore);
        }
    }

    /** The product's code at every site. */
    static Federation of(Setting setting) {
        Consortium consortium = new Consortium(setting);
        return new Federation(consortium, site -> new HonestSite(consortium, site));
    }

    QuorumSearch search() {
        List<SiteGraph> graphs = behaviors.stream().map(SiteGraph::of).toList();
        return new QuorumSearch(graphs, new Holdings(consortium.setting(), sayings.opened(), sayings.abortBits()));
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

    /** How often the sites' code was asked. */
    int reactions() {
        return behaviors.stream().mapToInt(Behavior::reactions).sum();
    }
}
