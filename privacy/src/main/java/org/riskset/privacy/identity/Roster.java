// SPDX-License-Identifier: Apache-2.0
package org.riskset.privacy.identity;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.riskset.survival.digest.Digest;
import org.riskset.survival.error.Problem;
import org.riskset.survival.error.RisksetException;

/**
 * Who takes part in a run: the sites that accepted, by name, with index 1 to n.
 *
 * <pre>digest = H(T("roster", u16 n, { u16 index, id, identity_public, conditions_digest }*))</pre>
 *
 * <p><b>Guarantees.</b> No site and no key is in it twice. Everything that is signed later names this digest, so two sites
 * that were shown different rosters find out. It does not say that the members are who they claim to be: that is for
 * each site to check against the fingerprints it pinned.
 *
 * @param members in the order of their names' bytes; a member's index is its place, from 1
 */
public record Roster(List<Member> members) {

    private static final int MOST = 1 << 12;

    /**
     * A site that takes part.
     *
     * @param conditions digest of the canonical JSON of what it demands of the release
     */
    public record Member(int index, SiteId id, PublicIdentity identity, Digest conditions) {}

    /** {@code RS-SEC-017} when a name or a key is there twice, the order is wrong, or nobody or far too many are there. */
    public Roster {
        members = List.copyOf(members);
        if (members.isEmpty() || members.size() > MOST) {
            throw unsound("a roster has 1 to " + MOST + " members, not " + members.size());
        }
        for (int i = 0; i < members.size(); i++) {
            if (members.get(i).index() != i + 1) {
                throw unsound("member " + (i + 1) + " of the roster says it is number "
                        + members.get(i).index());
            }
            if (i > 0 && members.get(i - 1).id().compareTo(members.get(i).id()) >= 0) {
                throw unsound("site " + members.get(i).id() + " is in the roster twice or out of order");
            }
        }
        if (members.stream().map(Member::identity).distinct().count() < members.size()) {
            throw unsound("two sites of the roster have the same key");
        }
    }

    /** The roster of these sites, whatever index they have: sorted and numbered. */
    public static Roster of(Collection<Member> members) {
        List<Member> sorted =
                members.stream().sorted((a, b) -> a.id().compareTo(b.id())).toList();
        return new Roster(IntStream.range(0, sorted.size())
                .mapToObj(i -> numbered(i + 1, sorted.get(i)))
                .toList());
    }

    public int size() {
        return members.size();
    }

    public Optional<Member> member(SiteId id) {
        return members.stream().filter(m -> m.id().equals(id)).findFirst();
    }

    /** What later messages name this roster by. */
    public Digest digest() {
        Transcript transcript = Transcript.of("roster").u16(size());
        members.forEach(m -> transcript
                .u16(m.index())
                .bytes(m.id().bytes())
                .bytes(m.identity().bytes())
                .digest(m.conditions()));
        return transcript.hash();
    }

    private static Member numbered(int index, Member member) {
        return new Member(index, member.id(), member.identity(), member.conditions());
    }

    private static RisksetException unsound(String what) {
        return RisksetException.of(Problem.of(IdentityError.ROSTER, what));
    }
}
