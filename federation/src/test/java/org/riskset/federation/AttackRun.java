// SPDX-License-Identifier: Apache-2.0
package org.riskset.federation;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.riskset.privacy.disclosure.ReleaseConditions;
import org.riskset.privacy.identity.Acceptance;
import org.riskset.privacy.identity.Mode;
import org.riskset.privacy.identity.PublicIdentity;
import org.riskset.privacy.identity.Roster;
import org.riskset.privacy.identity.RunId;
import org.riskset.privacy.identity.SiteId;
import org.riskset.privacy.identity.SiteKey;
import org.riskset.privacy.masking.Contributors;
import org.riskset.privacy.masking.KeyAdvertisement;
import org.riskset.privacy.masking.KeyedMembers;
import org.riskset.privacy.masking.PhaseReturn;
import org.riskset.privacy.masking.SealedShare;
import org.riskset.privacy.masking.SealedShares;
import org.riskset.privacy.masking.SecureContext;
import org.riskset.privacy.masking.Sharers;
import org.riskset.privacy.masking.SignedDigest;
import org.riskset.privacy.masking.SurvivorSignature;
import org.riskset.privacy.masking.UnmaskingShares;
import org.riskset.proto.codec.AssignmentBody;
import org.riskset.proto.codec.AssignmentBody.Invited;
import org.riskset.proto.codec.AssignmentBody.Member;
import org.riskset.proto.codec.AssignmentCodec;
import org.riskset.proto.codec.SignedAssignment;
import org.riskset.survival.digest.Digest;

/**
 * One run as a coordinator plays it by hand. Each step does what an honest one would; a test takes the honest steps up
 * to where it begins to lie, and then says with {@link #tell} what it likes.
 */
final class AttackRun {
    private static final SecureRandom RANDOM = new SecureRandom();

    final RunId id;
    final int number;
    final AttackedSites sites;
    final List<String> members;
    final Map<String, Acceptance> agreements = new TreeMap<>();
    final Map<String, KeyAdvertisement> keys = new TreeMap<>();
    final Map<String, SealedShares> shares = new TreeMap<>();
    final Map<String, Overheard.Vector> vectors = new TreeMap<>();
    final Map<String, SurvivorSignature> survivors = new TreeMap<>();
    final Map<String, UnmaskingShares> openings = new TreeMap<>();
    final Map<String, PublicIdentity> identities = new TreeMap<>();
    final int attempt;
    private final AskedPlan asked;

    private AttackRun(AttackedSites sites, RunId id, int number, int attempt, AskedPlan asked, List<String> members) {
        this.sites = sites;
        this.id = id;
        this.number = number;
        this.attempt = attempt;
        this.members = members.stream().sorted().toList();
        members.forEach(m -> identities.put(m, sites.identity(m)));
        this.asked = asked;
    }

    /** A new run among these, over a plan of few counts. */
    static AttackRun of(AttackedSites sites, String... members) {
        return of(sites, 1, 3, members);
    }

    static AttackRun of(AttackedSites sites, double grid, int horizon, String... members) {
        int number = sites.nextNumber();
        AskedPlan asked = AskedPlan.of(sites.coordinator, number, grid, horizon);
        return new AttackRun(sites, RunId.random(RANDOM), number, 1, asked, List.of(members));
    }

    /** The same run, asked with another grid. */
    AttackRun onGrid(double grid, int horizon) {
        AskedPlan other = AskedPlan.of(sites.coordinator, number, grid, horizon);
        return new AttackRun(sites, id, number, attempt, other, members);
    }

    /** The same run and question, with the same agreements, as if these were its members. */
    AttackRun among(String... others) {
        AttackRun other = new AttackRun(sites, id, number, attempt, asked, List.of(others));
        other.agreements.putAll(agreements);
        return other;
    }

    /** The same run from the beginning, one attempt later. */
    AttackRun again(String... others) {
        return new AttackRun(sites, id, number, attempt + 1, asked, List.of(others));
    }

    int index(String site) {
        return members.indexOf(site) + 1;
    }

    void tell(String site, AssignmentBody body) {
        sites.coordinator.send(
                site, AssignmentCodec.encode(SignedAssignment.of(id, attempt, body, sites.coordinator.key)));
    }

    void tell(String site, PhaseReturn returned) {
        tell(site, new AssignmentBody.Returned(returned));
    }

    AssignmentBody.Task task(Mode mode) {
        return new AssignmentBody.Task(
                number,
                asked.request(),
                mode,
                identities.entrySet().stream()
                        .map(e -> new Invited(new SiteId(e.getKey()), e.getValue()))
                        .toList(),
                Clock.systemUTC().instant().plus(Duration.ofHours(1)).getEpochSecond());
    }

    /** A yes in the name of a site, by whoever has this key. */
    Acceptance agreement(SiteKey signer) {
        return new Acceptance(
                        id,
                        attempt,
                        Mode.SECURE,
                        asked.request().study(),
                        asked.request().plan(),
                        new ReleaseConditions(3).canonicalJson(),
                        Acceptance.NOTHING_SEEN,
                        Clock.systemUTC().instant().plus(Duration.ofHours(1)).getEpochSecond(),
                        null)
                .signedBy(signer);
    }

    AttackRun agreed() {
        members.forEach(m -> tell(m, task(Mode.SECURE)));
        members.forEach(m -> agreements.put(m, sites.next(m, Acceptance.class)));
        return this;
    }

    AssignmentBody.Roster roster() {
        return new AssignmentBody.Roster(members.stream()
                .map(m -> new Member(new SiteId(m), identities.get(m), agreements.get(m)))
                .toList());
    }

    AttackRun keyed() {
        agreed();
        members.forEach(m -> tell(m, roster()));
        members.forEach(m -> keys.put(m, sites.next(m, KeyAdvertisement.class)));
        return this;
    }

    PhaseReturn.Keys allKeys() {
        return new PhaseReturn.Keys(List.copyOf(keys.values()));
    }

    AttackRun shared() {
        keyed();
        members.forEach(m -> tell(m, allKeys()));
        members.forEach(m -> shares.put(m, sites.next(m, SealedShares.class)));
        return this;
    }

    /** What one member is given after phase 2. */
    PhaseReturn.Shares sharesFor(String site) {
        return new PhaseReturn.Shares(incoming(site), sharers());
    }

    List<SealedShare> incoming(String site) {
        List<SealedShare> incoming = new ArrayList<>();
        shares.values().stream()
                .flatMap(s -> s.sealed().stream())
                .filter(s -> s.to() == index(site))
                .forEach(incoming::add);
        return incoming;
    }

    List<SignedDigest> sharers() {
        return shares.values().stream().map(SealedShares::receipt).toList();
    }

    AttackRun masked() {
        shared();
        members.forEach(m -> tell(m, sharesFor(m)));
        members.forEach(m -> vectors.put(m, sites.next(m, Overheard.Vector.class)));
        return this;
    }

    /** Whose vectors these are to be in the sum. */
    PhaseReturn.Vectors contributors(String... some) {
        return new PhaseReturn.Vectors(Arrays.stream(some)
                .map(s -> vectors.get(s).header())
                .map(h -> new SignedDigest(h.index(), h.digest(), h.signature()))
                .toList());
    }

    /** These are told that these, and no others, are in the sum. */
    AttackRun confirmed(String... some) {
        for (String site : some) {
            tell(site, contributors(some));
        }
        for (String site : some) {
            survivors.put(site, sites.next(site, SurvivorSignature.class));
        }
        return this;
    }

    PhaseReturn.Quorum quorum(String... some) {
        return new PhaseReturn.Quorum(Arrays.stream(some).map(survivors::get).toList());
    }

    AttackRun unmasked(String... some) {
        for (String site : some) {
            tell(site, quorum(some));
        }
        for (String site : some) {
            openings.put(site, sites.next(site, UnmaskingShares.class));
        }
        return this;
    }

    SecureContext context() {
        Roster roster = Roster.of(members.stream()
                .map(m -> new Roster.Member(
                        0, new SiteId(m), identities.get(m), agreements.get(m).conditionsDigest()))
                .toList());
        return asked.context(id, attempt, roster);
    }

    Digest t1() {
        return new KeyedMembers(context(), List.copyOf(keys.values())).t1();
    }

    Digest t2() {
        return Sharers.of(t1(), sharers()).t2();
    }

    Contributors believed(String... some) {
        return Contributors.of(t2(), contributors(some).contributors());
    }

    /** Everything the coordinator was given. */
    Loot loot() {
        Loot loot = new Loot(context(), t2(), List.copyOf(keys.values()));
        vectors.forEach((site, vector) -> loot.vector(index(site), vector.bytes()));
        openings.values().forEach(loot::shares);
        return loot;
    }
}
