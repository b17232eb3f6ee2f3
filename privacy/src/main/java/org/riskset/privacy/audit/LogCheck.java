// SPDX-License-Identifier: Apache-2.0
package org.riskset.privacy.audit;

import java.util.ArrayList;
import java.util.List;
import org.riskset.survival.digest.Digest;
import org.riskset.survival.error.Problem;
import org.riskset.survival.error.RisksetException;

/**
 * A log read from its first entry on, held against the checkpoints that its party signed.
 *
 * <p>Every entry has to be canonical and in its place; at the size of each checkpoint the root has to be its root. As the
 * same entries give all roots, the checkpoints are consistent with each other.
 */
public final class LogCheck {
    private final List<Checkpoint> checkpoints;
    private final RunningRoot root = new RunningRoot();
    private int held;
    private long good;

    /**
     * A check of one log.
     *
     * @param notes its checkpoints, the smallest first
     * @throws RisksetException RS-AUDIT-003 when one is not signed by this key, RS-AUDIT-010 when two exclude each other
     */
    public LogCheck(NoteKey key, List<SignedNote> notes) {
        checkpoints = notes.stream().map(note -> Checkpoint.verified(note, key)).toList();
        for (int i = 1; i < checkpoints.size(); i++) {
            Checkpoint one = checkpoints.get(i - 1);
            Checkpoint next = checkpoints.get(i);
            if (one.size() == next.size() && !one.root().equals(next.root())) {
                throw RisksetException.of(Problem.of(AuditError.FORK, "two checkpoints of size " + one.size())
                        .with(Problem.SEEN, one.root() + " and " + next.root())
                        .with(Problem.DO, "keep both notes; both are signed by " + key.name()));
            }
        }
        matchCheckpoints();
    }

    /** The next entry, as it is stored. */
    public void entry(String json) {
        long expected = root.size() + 1;
        AuditEntry entry = AuditEntry.parse(json)
                .filter(read -> read.seq() == expected)
                .orElseThrow(() -> broken("entry " + expected + " is missing or has another form", "", ""));
        root.add(entry.leaf());
        matchCheckpoints();
    }

    private void matchCheckpoints() {
        while (held < checkpoints.size() && checkpoints.get(held).size() == root.size()) {
            Checkpoint checkpoint = checkpoints.get(held);
            Digest seen = root.digest();
            if (!seen.equals(checkpoint.root())) {
                throw broken(
                        "entries " + (good + 1) + " to " + root.size() + " do not match checkpoint " + root.size(),
                        seen.toString(),
                        checkpoint.root().toString());
            }
            good = root.size();
            held++;
        }
    }

    /** The end: no checkpoint may speak of more entries, and the tree that proofs are made from has to have this root. */
    public LogCheck finished(MerkleTree tree) {
        finished();
        if (tree.size() != root.size() || !tree.root().equals(root.digest())) {
            throw broken(
                    "the stored hashes are not those of the entries",
                    tree.root().toString(),
                    root.digest().toString());
        }
        return this;
    }

    /** The end: no checkpoint may speak of more entries. */
    public LogCheck finished() {
        if (held < checkpoints.size()) {
            Checkpoint next = checkpoints.get(held);
            throw broken(
                    "the log ends before its checkpoint " + next.size(),
                    root.size() + " entries",
                    next.size() + " entries");
        }
        return this;
    }

    public long entries() {
        return root.size();
    }

    public int checkpoints() {
        return held;
    }

    /** How many entries the newest checkpoint covers. */
    public long covered() {
        return good;
    }

    private RisksetException broken(String what, String seen, String expected) {
        List<Problem> problems = new ArrayList<>();
        Problem problem = Problem.of(AuditError.ENTRIES, what);
        if (!seen.isEmpty()) {
            problem = problem.with(Problem.SEEN, seen).with(Problem.EXPECTED, expected);
        }
        problems.add(problem.with(Problem.DO, "entries 1 to " + good + " verify; keep the file and tell the others"));
        return RisksetException.of(problems);
    }
}
