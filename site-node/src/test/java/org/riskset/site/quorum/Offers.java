// SPDX-License-Identifier: Apache-2.0
package org.riskset.site.quorum;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.riskset.privacy.masking.Instance;
import org.riskset.privacy.masking.PhaseReturn;
import org.riskset.privacy.masking.PhaseReturn.Shares;
import org.riskset.privacy.masking.SealedShare;
import org.riskset.privacy.masking.SignedDigest;
import org.riskset.site.task.Heard;
import org.riskset.site.task.RosterNotice;
import org.riskset.site.task.Task;
import org.riskset.site.task.TaskState;
import org.riskset.survival.digest.Digest;

/**
 * Everything that a coordinator which keeps to no rule can offer a site, given what the sites have said.
 *
 * <p>Where there are many states, sites that have ended are spared two offers that cost signatures: another attempt, and
 * a certificate, which they only note.
 */
final class Offers {
    private final Consortium consortium;
    private final Sayings sayings;
    private final QuorumOffers quorums;
    private final EndingOffers endings;
    private final Map<List<Object>, List<Offer>> made = new HashMap<>();

    Offers(Consortium consortium, Sayings sayings) {
        this.consortium = consortium;
        this.sayings = sayings;
        this.quorums = new QuorumOffers(consortium, sayings);
        this.endings = new EndingOffers(consortium, sayings);
    }

    /** Whatever the site makes of it: also what comes too early, too late, twice or in other words. */
    List<Offer> to(int site, Task task) {
        Optional<SumSet> signed =
                task.instance().flatMap(Instance::contributors).map(c -> sayings.set(c.t3()));
        return made.computeIfAbsent(
                List.of(site, task.state(), signed, sayings.size()), key -> all(site, task.state(), signed));
    }

    private List<Offer> all(int site, TaskState state, Optional<SumSet> signed) {
        boolean thorough = !state.hasEnded() || consortium.setting().isSmall();
        List<Offer> all = new ArrayList<>(before(site));
        if (thorough) {
            all.add(Offer.of("asked again", 0, worker -> worker.received(consortium.request(2))));
        }
        sayings.sets().forEach(set -> all.add(vectors(set.name(), set.needs(), set.vectors(), 1)));
        all.addAll(crooked());
        all.addAll(quorums.to(state == TaskState.CONFIRMED, signed));
        all.addAll(endings.to(thorough, signed));
        return all;
    }

    private List<Offer> before(int site) {
        Heard otherRoster = Consortium.heard(1, Digest.of("another roster"));
        Shares shares = consortium.shares(site);
        List<SealedShare> swapped = new ArrayList<>(shares.incoming());
        Collections.swap(swapped, 0, 1);
        return List.of(
                Offer.of(
                        "other roster",
                        0,
                        worker -> worker.rostered(new RosterNotice(consortium.run(), 1, List.of(), otherRoster))),
                Offer.returned("keys again", 0, consortium.notice(consortium.advertised(), 1)),
                Offer.returned("other keys", 0, consortium.notice(new PhaseReturn.Keys(List.of()), 1)),
                Offer.returned("shares", 0, consortium.notice(shares, 1)),
                Offer.returned("shares swapped", 0, consortium.notice(new Shares(swapped, shares.sharers()), 1)),
                Offer.of("restarted", 0, worker -> worker.resume()));
    }

    // The set of all vectors in ways that no honest coordinator would write it.
    private List<Offer> crooked() {
        SumSet all = sayings.sets().stream()
                .reduce((a, b) -> b.size() > a.size() ? b : a)
                .orElseThrow();
        List<SignedDigest> backwards = new ArrayList<>(all.vectors());
        Collections.reverse(backwards);
        List<SignedDigest> twice = Stream.concat(all.vectors().stream(), all.vectors().stream())
                .sorted((a, b) -> a.index() - b.index())
                .toList();
        List<SignedDigest> forged = all.vectors().stream()
                .map(v -> new SignedDigest(v.index(), Digest.of("other counts"), v.signature()))
                .toList();
        return List.of(
                vectors(all.name() + " backwards", all.needs(), backwards, 1),
                vectors(all.name() + " twice", all.needs(), twice, 1),
                vectors(all.name() + " with other digests", all.needs(), forged, 1),
                vectors(all.name() + " of another attempt", all.needs(), all.vectors(), 2));
    }

    private Offer vectors(String name, long needs, List<SignedDigest> vectors, int attempt) {
        return Offer.returned(
                "contributors " + name, needs, consortium.notice(new PhaseReturn.Vectors(vectors), attempt));
    }
}
