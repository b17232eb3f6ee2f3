// SPDX-License-Identifier: Apache-2.0
package org.riskset.privacy.masking;

import org.riskset.privacy.identity.PublicIdentity;
import org.riskset.privacy.identity.Roster;
import org.riskset.privacy.identity.SecurityError;
import org.riskset.privacy.identity.SiteId;
import org.riskset.survival.digest.Digest;
import org.riskset.survival.error.Problem;
import org.riskset.survival.error.RisksetException;

/**
 * What one masked vector of each member belongs to: a {@link RunContext} and the members by index. One set of such
 * vectors is an <em>instance</em>.
 *
 * <p><b>Guarantees.</b> At least three members; a quorum k of at least three and of more than half of them: any two
 * quorums share 2k - n members, and an honest one signs one set of contributors only.
 */
public final class SecureContext {
    /** Fewest members, and fewest of a quorum. */
    public static final int FEWEST = 3;

    private final RunContext run;
    private final Roster roster;
    private final Digest digest;

    private SecureContext(RunContext run, Roster roster) {
        if (!run.rosterDigest().equals(roster.digest())) {
            throw new IllegalArgumentException("the context names another roster");
        }
        this.run = run;
        this.roster = roster;
        this.digest = Digest.ofHash(run.ctx());
    }

    /** {@code RS-SEC-020} when members or quorum are too few. */
    public static SecureContext of(RunContext run, Roster roster) {
        int n = roster.size();
        if (n < FEWEST) {
            throw tooFew(n + " sites, " + FEWEST + " are needed: of two, each learns the other by subtraction");
        }
        if (run.k() < FEWEST || run.k() > n || 2 * run.k() <= n) {
            throw tooFew("a quorum of " + run.k() + " among " + n + " sites");
        }
        return new SecureContext(run, roster);
    }

    /** Without the demands on members and quorum: for checking the arithmetic alone. */
    static SecureContext unchecked(RunContext run, Roster roster) {
        return new SecureContext(run, roster);
    }

    /** The 32 bytes that every later transcript begins with, directly or through another. */
    public Digest ctx() {
        return digest;
    }

    public RunContext run() {
        return run;
    }

    public Roster roster() {
        return roster;
    }

    /** How many members. */
    public int n() {
        return roster.size();
    }

    /** How many members open the sum. */
    public int k() {
        return run.k();
    }

    /** Index of a member, from 1. */
    public int index(SiteId site) {
        return roster.member(site)
                .orElseThrow(() -> new IllegalArgumentException(site + " is not on the roster"))
                .index();
    }

    /**
     * Whose signature a message with this index must have.
     *
     * @throws org.riskset.survival.error.VerificationException RS-SEC-010 when there is no such member
     */
    public PublicIdentity identity(int index) {
        return member(index).identity();
    }

    /** A member by index; {@code RS-SEC-010} when there is none. */
    public Roster.Member member(int index) {
        if (index < 1 || index > n()) {
            throw RisksetException.of(Problem.of(SecurityError.SIGNATURE, "no member has index " + index));
        }
        return roster.members().get(index - 1);
    }

    private static RisksetException tooFew(String what) {
        return RisksetException.of(Problem.of(SecurityError.TOO_FEW_SITES, what)
                .with(Problem.DO, "ask more centers, or use plain mode where every policy allows it"));
    }

    @Override
    public String toString() {
        return "SecureContext[" + digest.brief() + ", " + k() + " of " + n() + "]";
    }
}
