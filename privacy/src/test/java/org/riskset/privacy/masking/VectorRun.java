// SPDX-License-Identifier: Apache-2.0
package org.riskset.privacy.masking;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.riskset.privacy.identity.Roster;
import org.riskset.privacy.identity.RunId;
import org.riskset.privacy.identity.SiteId;
import org.riskset.privacy.identity.SiteKey;
import org.riskset.survival.counts.Aggregate;
import org.riskset.survival.counts.Axis;
import org.riskset.survival.counts.Block.RiskBlock;
import org.riskset.survival.counts.Block.StatisticBlock;
import org.riskset.survival.counts.Lanes;
import org.riskset.survival.counts.Layout;
import org.riskset.survival.digest.Digest;

/** One run of the known answers, played with its secrets through the classes that production uses. */
final class VectorRun {
    // 2 groups by 2 times by 2 channels. The numbers beside are no scores and as large as the widest of them.
    private static final Axis GROUPS = new Axis("group", List.of("A", "B"));
    private static final int WIDEST = 40;

    final VectorNode values;
    final Consortium consortium;
    final Map<Integer, Instance.Step<SurvivorSignature>> confirmed;
    final List<UnmaskingShares> unmasked;
    private final List<HandedOut> randoms;

    private VectorRun(VectorNode values) {
        this.values = values;
        this.randoms = sites().stream().map(VectorRun::random).toList();
        this.consortium = new Consortium(
                context(), layout(), sites().stream().map(VectorRun::key).toList(), randoms);
        consortium.keyed();
        consortium.shared();
        contributors().forEach(u -> consortium.masked(u, counts(u)));
        this.confirmed = consortium.confirmed(contributors());
        this.unmasked = consortium.unmasked(confirmed, survivors());
    }

    static Stream<VectorRun> all() {
        return VectorNode.file().at("runs").list().stream().map(VectorRun::new);
    }

    List<VectorNode> sites() {
        return values.at("sites").list();
    }

    VectorNode site(int u) {
        return sites().get(u - 1);
    }

    List<Integer> indices() {
        return IntStream.rangeClosed(1, values.at("n").number()).boxed().toList();
    }

    List<Integer> others(int u) {
        return indices().stream().filter(v -> v != u).toList();
    }

    Set<Integer> contributors() {
        return numbers("u3");
    }

    Set<Integer> survivors() {
        return numbers("u4");
    }

    private Set<Integer> numbers(String key) {
        Set<Integer> numbers = new TreeSet<>();
        values.at(key).list().forEach(each -> numbers.add(each.number()));
        return numbers;
    }

    /** Every byte that the known answers say was drawn was drawn. */
    boolean drewEverything() {
        return randoms.stream().allMatch(HandedOut::isEmpty);
    }

    Roster roster() {
        List<Roster.Member> members = new ArrayList<>();
        for (VectorNode site : sites()) {
            SiteId id = new SiteId(site.at("id").text());
            members.add(new Roster.Member(
                    site.at("index").number(),
                    id,
                    key(site).identity(),
                    site.at("conditions_digest").digest()));
        }
        return new Roster(members);
    }

    private SecureContext context() {
        int d64 = site(1).at("x64").list().size();
        int d128 = site(1).at("x128").list().size();
        RunContext run = new RunContext(
                RunId.of(values.at("run_id").bytes()),
                values.at("attempt").number(),
                values.at("round").number(),
                values.at("study_digest").digest(),
                values.at("plan_digest").digest(),
                roster().digest(),
                Digest.of(values.at("layout_jcs").text()),
                values.at("k").number(),
                values.at("min_sites").number(),
                d64,
                d128,
                values.at("previous").digest());
        return SecureContext.unchecked(run, roster());
    }

    Layout layout() {
        return new Layout(List.of(
                new RiskBlock(List.of(GROUPS), 1, false, List.of("death")),
                new StatisticBlock("fixed", site(1).at("x128").list().size(), WIDEST)));
    }

    Aggregate counts(int u) {
        Lanes lanes = Lanes.zero(layout());
        List<VectorNode> narrow = site(u).at("x64").list();
        for (int i = 0; i < narrow.size(); i++) {
            lanes.narrow()[i] = Long.parseLong(narrow.get(i).text());
        }
        List<VectorNode> wide = site(u).at("x128").list();
        for (int i = 0; i < wide.size(); i++) {
            lanes.setWide(i, new BigInteger(wide.get(i).text()));
        }
        return new Aggregate(layout(), lanes);
    }

    private static SiteKey key(VectorNode site) {
        return SiteKey.generate(new HandedOut(List.of(site.at("identity_seed").bytes())));
    }

    // In the order in which a site draws.
    private static HandedOut random(VectorNode site) {
        List<byte[]> drawn = new ArrayList<>();
        Stream.of("c_secret", "s_secret", "b")
                .forEach(name -> drawn.add(site.at(name).bytes()));
        Stream.of("coefficients_b", "coefficients_s")
                .flatMap(name -> site.at(name).list().stream())
                .forEach(each -> drawn.add(each.bytes()));
        return new HandedOut(drawn);
    }

    @Override
    public String toString() {
        return values.at("name").text();
    }
}
