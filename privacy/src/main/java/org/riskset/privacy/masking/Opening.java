// SPDX-License-Identifier: Apache-2.0
package org.riskset.privacy.masking;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.riskset.privacy.identity.SecurityError;
import org.riskset.survival.error.Problem;
import org.riskset.survival.error.RisksetException;

/**
 * The secrets that a quorum gave back: the self mask's seed of each contributor, the masking key of each other member.
 * Each is held against what its owner committed to, so a wrong share is found, and with it who gave it.
 */
public final class Opening {
    private final Map<Integer, Secret> secrets = new HashMap<>();
    private final Set<Integer> wrong = new TreeSet<>();
    private final List<UnmaskingShares> shares;
    private final int quorum;
    private final Map<List<Integer>, List<BigInteger>> weights = new HashMap<>();

    private Opening(List<UnmaskingShares> shares, int quorum) {
        this.shares = shares;
        this.quorum = quorum;
    }

    /**
     * Opens every member's one secret.
     *
     * @param shares of at least the quorum; each body was checked for its form
     * @throws RisksetException RS-SEC-015 when fewer than the quorum answered; RS-SEC-014 when no quorum's shares give
     *     what a member committed to
     */
    public static Opening of(KeyedMembers keys, Contributors contributors, List<UnmaskingShares> shares) {
        int k = keys.context().k();
        if (shares.size() < k) {
            throw RisksetException.of(
                    Problem.of(SecurityError.SURVIVORS, shares.size() + " opening shares where the quorum is " + k));
        }
        Opening opening = new Opening(shares, k);
        for (KeyAdvertisement member : keys.all()) {
            opening.open(keys.context(), member, contributors.contains(member.index()));
        }
        return opening;
    }

    private void open(SecureContext context, KeyAdvertisement member, boolean contributed) {
        int v = member.index();
        Predicate<Secret> fits = contributed
                ? seed -> KeyAdvertisement.commitment(context, v, seed).equals(member.commitment())
                : secret -> AgreementKey.of(secret).point().equals(member.masking());
        // Whoever was wrong about one secret may be needed for another, so it is asked last and not left out.
        List<UnmaskingShares> ordered = shares.stream()
                .sorted(Comparator.comparing(s -> wrong.contains(s.index())))
                .toList();
        Quorums quorums = new Quorums(ordered.size(), quorum);
        while (quorums.hasNext()) {
            List<UnmaskingShares> some =
                    quorums.next().stream().map(ordered::get).toList();
            Optional<Secret> secret = opened(v, some).filter(fits);
            if (secret.isPresent()) {
                secrets.put(v, secret.get());
                blame(v, ordered, some, secret.get());
                return;
            }
        }
        throw RisksetException.of(Problem.of(
                        SecurityError.OPENING,
                        "the shares of the secret of " + context.member(v).id() + " do not give what it committed to")
                .with(Problem.DO, "nothing was opened; ask this center, then those who gave shares of it"));
    }

    private Optional<Secret> opened(int v, List<UnmaskingShares> some) {
        List<Integer> indices = some.stream().map(UnmaskingShares::index).toList();
        List<BigInteger> lagrange = weights.computeIfAbsent(indices, Shamir::weights);
        return Shamir.open(lagrange, some.stream().map(s -> s.share(v)).toList());
    }

    // Whoever spoils a quorum that is right without it gave a wrong share. Only asked when one was met.
    private void blame(int v, List<UnmaskingShares> ordered, List<UnmaskingShares> right, Secret secret) {
        if (right.equals(ordered.subList(0, quorum))) {
            return;
        }
        for (UnmaskingShares other : ordered) {
            List<UnmaskingShares> swapped = new ArrayList<>(right.subList(1, quorum));
            swapped.add(other);
            if (!right.contains(other)
                    && opened(v, swapped).filter(secret::equals).isEmpty()) {
                wrong.add(other.index());
            }
        }
    }

    /**
     * Members that gave a wrong share, by index; it was not needed ({@code RS-SEC-014}). The share may have been wrong
     * when they got it: the seal that its dealer signed shows which.
     */
    public Set<Integer> wrong() {
        return Set.copyOf(wrong);
    }

    /** The one secret of a member that was opened. */
    Secret secret(int member) {
        return secrets.get(member);
    }

    @Override
    public String toString() {
        return "Opening[" + secrets.size() + " secrets]";
    }
}
