// SPDX-License-Identifier: Apache-2.0
package org.riskset.privacy.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.riskset.survival.digest.Digest;
import org.riskset.survival.error.Problem;
import org.riskset.survival.error.RisksetException;

/**
 * Checks a bundle from its bytes alone, without the party it is of: manifest, log, objects, statements.
 *
 * <p><b>Guarantees.</b> What verifies was in the log when its last checkpoint was signed, and every signature recorded in it
 * is one. Not shown: what was never recorded, and that the key is the party's, which comparing fingerprints shows.
 */
public final class BundleVerifier {
    private BundleVerifier() {}

    /**
     * What was found to be right.
     *
     * @param checkpoints how many, each the root of the entries before it
     * @param objects studies, plans and results that are there with the digests that entries name
     * @param signatures that verify, of requests, agreements, refusals, phases and assignments
     * @param results released
     */
    public record Verified(
            BundleManifest manifest,
            List<AuditEntry> entries,
            int checkpoints,
            int objects,
            int signatures,
            int results) {
        public Verified {
            entries = List.copyOf(entries);
        }

        /** {@code RS-AUDIT-008} when there is none of this number. */
        public AuditEntry entry(long seq) {
            if (seq < 1 || seq > entries.size()) {
                throw RisksetException.of(Problem.of(AuditError.NO_ENTRY, "the log has no entry " + seq)
                        .with(Problem.EXPECTED, "1 to " + entries.size()));
            }
            return entries.get((int) seq - 1);
        }
    }

    /** Throws the first thing that is wrong: RS-AUDIT-001 to 006 or 010. */
    public static Verified verify(byte[] zip) {
        AuditBundle bundle = AuditBundle.read(zip);
        BundleManifest manifest = BundleManifest.verified(bundle);
        List<String> lines = lines(bundle, AuditBundle.ENTRIES);
        located(lines, lines(bundle, AuditBundle.HASHES));
        LogCheck check = new LogCheck(manifest.log(), checkpoints(bundle));
        lines.forEach(check::entry);
        check.finished();
        if (check.covered() != lines.size()) {
            throw RisksetException.of(Problem.of(
                    AuditError.ENTRIES,
                    "no checkpoint covers entries " + (check.covered() + 1) + " to " + lines.size()));
        }
        List<AuditEntry> entries =
                lines.stream().map(line -> AuditEntry.parse(line).orElseThrow()).toList();
        int objects = objects(bundle, entries);
        int signatures = new StatementCheck(manifest, entries).count();
        int results =
                (int) entries.stream().filter(e -> e.type().equals("released")).count();
        return new Verified(manifest, entries, check.checkpoints(), objects, signatures, results);
    }

    // The hashes prove nothing by themselves; if the roots are right they tell which entry is not.
    private static void located(List<String> entries, List<String> hashes) {
        for (int i = 0; i < Math.max(entries.size(), hashes.size()); i++) {
            String seen = i < entries.size()
                    ? TreeHash.leaf(entries.get(i).getBytes(UTF_8)).hex()
                    : "nothing";
            String expected = i < hashes.size() ? hashes.get(i) : "nothing";
            if (!seen.equals(expected)) {
                throw RisksetException.of(Problem.of(AuditError.ENTRIES, "entry " + (i + 1) + " is not what was hashed")
                        .with(Problem.SEEN, seen)
                        .with(Problem.EXPECTED, expected)
                        .with(Problem.DO, "keep the file and tell the others"));
            }
        }
    }

    private static List<SignedNote> checkpoints(AuditBundle bundle) {
        return bundle.files().entrySet().stream()
                .filter(file -> file.getKey().startsWith(AuditBundle.CHECKPOINTS))
                .map(file -> SignedNote.parse(file.getValue()))
                .toList();
    }

    private static int objects(AuditBundle bundle, List<AuditEntry> entries) {
        List<String> named = new ArrayList<>();
        for (AuditEntry entry : entries) {
            switch (entry.type()) {
                case "submit", "plan" -> {
                    entry.text("study").ifPresent(named::add);
                    entry.text("plan").ifPresent(named::add);
                }
                case "released" -> entry.text("digest").ifPresent(named::add);
                default -> {}
            }
        }
        List<String> distinct = named.stream().distinct().toList();
        distinct.forEach(digest -> present(bundle, Digest.parse(digest)));
        return distinct.size();
    }

    private static void present(AuditBundle bundle, Digest digest) {
        String file = AuditBundle.OBJECTS + digest.hex() + ".json";
        Optional<Digest> seen = Optional.ofNullable(bundle.files().get(file)).map(Digest::of);
        if (!seen.equals(Optional.of(digest))) {
            throw RisksetException.of(Problem.of(AuditError.OBJECT, "an object that an entry names is missing")
                    .with(Problem.EXPECTED, file));
        }
    }

    private static List<String> lines(AuditBundle bundle, String file) {
        String text = bundle.text(file)
                .orElseThrow(() -> RisksetException.of(Problem.of(AuditError.BUNDLE, "the bundle has no " + file)));
        if (!text.isEmpty() && !text.endsWith("\n")) {
            throw RisksetException.of(Problem.of(AuditError.BUNDLE, file + " ends within a line"));
        }
        return text.isEmpty()
                ? List.of()
                : List.of(text.substring(0, text.length() - 1).split("\n", -1));
    }
}
