// SPDX-License-Identifier: Apache-2.0
package org.riskset.privacy.audit;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.riskset.privacy.identity.PublicIdentity;
import org.riskset.privacy.identity.SiteKey;
import org.riskset.survival.digest.Digest;
import org.riskset.survival.error.Problem;
import org.riskset.survival.error.RisksetException;

/**
 * Whose bundle it is, and the digest of each other file in it, signed by the log's key.
 *
 * <pre>riskset.bundle/v1, then the log's vkey, then "coordinator " and its key, then digest, space, name of each file; a line each</pre>
 *
 * @param log the key of the log that the bundle holds
 * @param coordinator who signs assignments in this consortium
 * @param files name to digest
 */
public record BundleManifest(NoteKey log, PublicIdentity coordinator, SortedMap<String, Digest> files) {
    public static final String FILE = "manifest.note";

    private static final String SCHEMA = "riskset.bundle/v1";
    private static final String COORDINATOR = "coordinator ";

    /** The bundle of these files, with its manifest. */
    static AuditBundle sealed(SortedMap<String, byte[]> files, LogName name, PublicIdentity coordinator, SiteKey key) {
        SortedMap<String, Digest> digests = new TreeMap<>();
        files.forEach((file, content) -> digests.put(file, Digest.of(content)));
        NoteKey log = new NoteKey(name, NoteKey.Kind.LOG, key.identity());
        SignedNote note = SignedNote.signed(new BundleManifest(log, coordinator, digests).text(), name, key);
        SortedMap<String, byte[]> all = new TreeMap<>(files);
        all.put(FILE, note.bytes());
        return new AuditBundle(all);
    }

    private String text() {
        StringBuilder text = new StringBuilder();
        text.append(SCHEMA).append('\n').append(log.vkey()).append('\n');
        text.append(COORDINATOR).append(coordinator).append('\n');
        files.forEach(
                (name, digest) -> text.append(digest).append(' ').append(name).append('\n'));
        return text.toString();
    }

    /**
     * The manifest of a bundle whose files are exactly those it names.
     *
     * @throws RisksetException RS-AUDIT-001 when there is none, RS-AUDIT-003 when it is not signed by the key it names,
     *     RS-AUDIT-005 for a file that is missing, too much or changed
     */
    static BundleManifest verified(AuditBundle bundle) {
        byte[] file = Optional.ofNullable(bundle.files().get(FILE))
                .orElseThrow(() -> RisksetException.of(Problem.of(AuditError.BUNDLE, "the bundle has no " + FILE)));
        SignedNote note = SignedNote.parse(file);
        BundleManifest manifest = parse(note.text())
                .orElseThrow(() -> RisksetException.of(Problem.of(AuditError.BUNDLE, FILE + " is not a manifest")));
        boolean exact = note.bytes().length == file.length && note.signatures().size() == 1;
        if (!exact || !note.isSignedBy(manifest.log)) {
            throw RisksetException.of(Problem.of(AuditError.SIGNATURE, FILE + " is not signed by the key it names"));
        }
        manifest.hold(bundle);
        return manifest;
    }

    private void hold(AuditBundle bundle) {
        bundle.files().forEach((name, content) -> {
            Digest seen = Digest.of(content);
            if (!name.equals(FILE) && !seen.equals(files.get(name))) {
                throw object(name + " has been changed or does not belong here", seen, files.get(name));
            }
        });
        files.forEach((name, digest) -> {
            if (!bundle.files().containsKey(name)) {
                throw object(name + " is missing", null, digest);
            }
        });
    }

    private static RisksetException object(String what, Digest seen, Digest expected) {
        return RisksetException.of(Problem.of(AuditError.OBJECT, what)
                .with(Problem.SEEN, String.valueOf(seen))
                .with(Problem.EXPECTED, String.valueOf(expected)));
    }

    private static Optional<BundleManifest> parse(String text) {
        List<String> lines = List.of(text.split("\n"));
        try {
            if (lines.size() < 3
                    || !lines.get(0).equals(SCHEMA)
                    || !lines.get(2).startsWith(COORDINATOR)) {
                return Optional.empty();
            }
            PublicIdentity coordinator = PublicIdentity.parse(lines.get(2).substring(COORDINATOR.length()));
            SortedMap<String, Digest> files = new TreeMap<>();
            for (String line : lines.subList(3, lines.size())) {
                String[] parts = line.split(" ", 2);
                files.put(parts[1], Digest.parse(parts[0]));
            }
            return NoteKey.parse(lines.get(1))
                    .map(log -> new BundleManifest(log, coordinator, files))
                    .filter(manifest -> manifest.text().equals(text));
        } catch (IllegalArgumentException | IndexOutOfBoundsException | RisksetException e) {
            return Optional.empty();
        }
    }
}
