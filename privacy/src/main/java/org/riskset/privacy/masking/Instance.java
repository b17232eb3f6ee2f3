// SPDX-License-Identifier: Apache-2.0
package org.riskset.privacy.masking;

import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.riskset.privacy.disclosure.Cleared;
import org.riskset.privacy.identity.SecurityError;
import org.riskset.privacy.identity.SiteId;
import org.riskset.privacy.identity.SiteKey;
import org.riskset.survival.digest.Digest;
import org.riskset.survival.error.Problem;
import org.riskset.survival.error.RisksetException;

/**
 * One site's side of one masked vector, from its keys to its opening shares. Each step takes what the coordinator gave
 * back for the phase before, believes it or throws, and makes the next instance with the answer that leaves.
 *
 * <pre>keyed -> shared -> masked -> confirmed -> unmasked</pre>
 *
 * <p>A pure function of its values and of the random source. Whoever uses it stores the instance before the answer
 * leaves and never takes a step twice: a second answer for one phase could open a vector. Where the values themselves
 * tell that a step was taken, taking it again is refused ({@code RS-SEC-030}).
 *
 * @param self this site's index in the roster
 * @param secrets until the vector is masked; after that nothing needs them
 * @param keys this site's own, then every member's
 * @param shares this site's own pair, then one pair per member by index; none once they were given away
 * @param sent digest of what left in the last phase that others are shown
 * @param t2 once masked
 * @param contributors the one set of contributors this site has signed
 */
public record Instance(
        SecureContext context,
        int self,
        Optional<InstanceSecrets> secrets,
        List<KeyAdvertisement> keys,
        List<SharePair> shares,
        Optional<Digest> sent,
        Optional<Digest> t2,
        Optional<Contributors> contributors) {

    private static final String TWO_SETS = "another set of contributors was signed already";

    public Instance {
        keys = List.copyOf(keys);
        shares = List.copyOf(shares);
    }

    /** An instance and what leaves with it. */
    public record Step<A>(Instance instance, A answer) {}

    /** Phase 1: draws fresh secrets and advertises their public halves. */
    public static Step<KeyAdvertisement> keyed(SecureContext context, SiteId site, SiteKey key, SecureRandom random) {
        int self = context.index(site);
        InstanceSecrets secrets = InstanceSecrets.draw(random);
        KeyAdvertisement own = KeyAdvertisement.of(context, self, secrets, key);
        Instance keyed = new Instance(
                context,
                self,
                Optional.of(secrets),
                List.of(own),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        return new Step<>(keyed, own);
    }

    /** Phase 2: splits both secrets among all members, for each of the others sealed. */
    public Step<SealedShares> shared(List<KeyAdvertisement> returned, SiteKey key, SecureRandom random) {
        require(shares.isEmpty() && secrets.isPresent(), SecurityError.SECOND_ANSWER, "shares were given out already");
        KeyedMembers members = KeyedMembers.checked(context, returned);
        require(members.of(self).equals(keys.get(0)), SecurityError.SIGNATURE, "this site's own keys were changed");
        InstanceSecrets mine = secrets.orElseThrow();
        List<BigInteger> ofSelf = Shamir.coefficients(context.k(), random);
        List<BigInteger> ofMasking = Shamir.coefficients(context.k(), random);
        Digest t1 = members.t1();
        AgreementKey sealing = AgreementKey.of(mine.sealing());
        List<SealedShare> sealed = new ArrayList<>();
        for (KeyAdvertisement other : members.all()) {
            if (other.index() != self) {
                SharePair pair = pair(mine, ofSelf, ofMasking, other.index());
                sealed.add(SealedShare.seal(t1, self, other.index(), sealing, other.sealing(), pair));
                pair.erase();
            }
        }
        SealedShares answer = SealedShares.signed(t1, self, sealed, key);
        List<SharePair> own = List.of(pair(mine, ofSelf, ofMasking, self));
        return new Step<>(with(secrets, returned, own, Optional.of(answer.digest()), t2, contributors), answer);
    }

    private static SharePair pair(InstanceSecrets of, List<BigInteger> self, List<BigInteger> masking, int index) {
        return SharePair.of(Shamir.share(of.self(), self, index), Shamir.share(of.masking(), masking, index));
    }

    /** Phase 3: opens what the others shared and hides the counts; the secrets are gone afterwards. */
    public Step<MaskedVector> masked(
            List<SealedShare> incoming, List<SignedDigest> sharers, Cleared cleared, SiteKey key) {
        KeyedMembers members = new KeyedMembers(context, keys);
        Sharers all = Sharers.checked(members, sharers);
        own(sharers);
        List<SharePair> held = opened(members.t1(), incoming);
        MaskedVector vector = new Masker(members, all.t2(), self).mask(cleared, secrets.orElseThrow(), key);
        Instance masked =
                with(Optional.empty(), keys, held, Optional.of(vector.digest()), Optional.of(all.t2()), contributors);
        return new Step<>(masked, vector);
    }

    private List<SharePair> opened(Digest t1, List<SealedShare> incoming) {
        require(incoming.size() == context.n() - 1, SecurityError.SHARE, "shares of " + incoming.size() + " members");
        AgreementKey sealing = AgreementKey.of(secrets.orElseThrow().sealing());
        List<SharePair> held = new ArrayList<>();
        for (int u = 1; u <= context.n(); u++) {
            held.add(u == self ? shares.get(0) : opened(t1, incoming.get(u < self ? u - 1 : u - 2), u, sealing));
        }
        return held;
    }

    private SharePair opened(Digest t1, SealedShare share, int from, AgreementKey sealing) {
        boolean meant = share.from() == from && share.to() == self;
        require(meant, SecurityError.SHARE, "the share from member " + from + " names other sites");
        return share.open(t1, sealing, keys.get(from - 1).sealing());
    }

    /** The first member whose share does not open, said so under this site's signature. */
    public Optional<Complaint> complaint(List<SealedShare> incoming, SiteKey key) {
        Digest t1 = new KeyedMembers(context, keys).t1();
        AgreementKey sealing = AgreementKey.of(secrets.orElseThrow().sealing());
        return IntStream.rangeClosed(1, context.n())
                .filter(u -> u != self && !opens(t1, incoming, u, sealing))
                .mapToObj(u -> Complaint.of(t1, u, self, key))
                .findFirst();
    }

    private boolean opens(Digest t1, List<SealedShare> incoming, int from, AgreementKey sealing) {
        try {
            opened(t1, incoming.get(from < self ? from - 1 : from - 2), from, sealing);
            return true;
        } catch (RisksetException | IndexOutOfBoundsException e) {
            return false;
        }
    }

    /** Phase 4: signs the one set of contributors of this instance. */
    public Step<SurvivorSignature> confirmed(List<SignedDigest> returned, SiteKey key) {
        Contributors set = Contributors.checked(context, t2.orElseThrow(), returned);
        require(set.contains(self), SecurityError.SURVIVORS, "this site's vector was left out");
        own(returned);
        require(contributors.isEmpty() || contributors.get().equals(set), SecurityError.SECOND_ANSWER, TWO_SETS);
        SurvivorSignature signature = SurvivorSignature.of(set.t3(), self, key);
        return new Step<>(with(secrets, keys, shares, sent, t2, Optional.of(set)), signature);
    }

    /** Phase 5: gives one share of each member's secrets to whoever shows a quorum; none are left afterwards. */
    public Step<UnmaskingShares> unmasked(List<SurvivorSignature> survivors, SiteKey key) {
        require(shares.size() == context.n(), SecurityError.SECOND_ANSWER, "no shares are held any more");
        Contributors set = contributors.orElseThrow();
        Survivors quorum = Survivors.checked(context, set, survivors);
        UnmaskingShares answer = UnmaskingShares.of(quorum.t4(), self, shares, set, key);
        return new Step<>(spent(), answer);
    }

    /**
     * For a member that was away: whose vectors were opened, as a quorum of the others signed it.
     *
     * @throws RisksetException RS-SEC-010 or RS-SEC-015 when that is not proven
     */
    public Instance learned(List<SignedDigest> returned, List<SurvivorSignature> survivors) {
        Contributors set = Contributors.checked(context, t2.orElseThrow(), returned);
        Survivors.checked(context, set, survivors);
        return with(secrets, keys, shares, sent, t2, Optional.of(set));
    }

    /** This site's word that it opens nothing of this instance any more. */
    public AbortSignature aborted(SiteKey key) {
        return AbortSignature.of(context, self, key);
    }

    /** The same instance with nothing secret left. */
    public Instance spent() {
        return with(Optional.empty(), keys, List.of(), sent, t2, contributors);
    }

    // What others are shown of this site must be what it sent.
    private void own(List<SignedDigest> shown) {
        boolean unchanged =
                shown.stream().filter(s -> s.index() == self).allMatch(s -> sent.equals(Optional.of(s.digest())));
        require(unchanged, SecurityError.SIGNATURE, "what this site sent was changed");
    }

    private Instance with(
            Optional<InstanceSecrets> secret,
            List<KeyAdvertisement> known,
            List<SharePair> held,
            Optional<Digest> left,
            Optional<Digest> masks,
            Optional<Contributors> signed) {
        return new Instance(context, self, secret, known, held, left, masks, signed);
    }

    private static void require(boolean holds, SecurityError code, String otherwise) {
        if (!holds) {
            throw RisksetException.of(Problem.of(code, otherwise));
        }
    }
}
