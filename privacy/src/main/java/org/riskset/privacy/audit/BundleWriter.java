// SPDX-License-Identifier: Apache-2.0
package org.riskset.privacy.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import org.riskset.privacy.identity.PublicIdentity;
import org.riskset.privacy.identity.SiteKey;
import org.riskset.survival.digest.Digest;

/** Takes a bundle from a party's log: every entry, every checkpoint, the objects named, and how to verify them. */
public final class BundleWriter {
    private static final int PAGE = 1000;
    private static final List<String> ENCLOSED = List.of("VERIFY.md", "verify_bundle.py");

    private BundleWriter() {}

    /**
     * The bundle of a log up to its newest checkpoint, which is made if need be.
     *
     * @param objects studies, plans and results; each is named by its digest
     */
    public static AuditBundle of(
            AuditLog log, LogName name, SiteKey key, PublicIdentity coordinator, Collection<byte[]> objects) {
        SortedMap<String, byte[]> files = new TreeMap<>();
        long size = Checkpoint.unverified(log.checkpoint(name, key)).size();
        StringBuilder entries = new StringBuilder();
        StringBuilder hashes = new StringBuilder();
        for (long seq = 0; seq < size; seq += PAGE) {
            int limit = (int) Math.min(PAGE, size - seq);
            for (String body : log.entries().after(seq, limit)) {
                entries.append(body).append('\n');
                hashes.append(TreeHash.leaf(body.getBytes(UTF_8)).hex()).append('\n');
            }
        }
        files.put(AuditBundle.ENTRIES, entries.toString().getBytes(UTF_8));
        files.put(AuditBundle.HASHES, hashes.toString().getBytes(UTF_8));
        for (SignedNote note : log.heads().of(name)) {
            files.put(checkpoint(Checkpoint.unverified(note)), note.bytes());
        }
        objects.forEach(
                object -> files.put(AuditBundle.OBJECTS + Digest.of(object).hex() + ".json", object));
        ENCLOSED.forEach(file -> files.put(file, enclosed(file)));
        return BundleManifest.sealed(files, name, coordinator, key);
    }

    private static String checkpoint(Checkpoint checkpoint) {
        return AuditBundle.CHECKPOINTS
                + String.format(
                        Locale.ROOT,
                        "%016d-%s.note",
                        checkpoint.size(),
                        checkpoint.root().hex().substring(0, 8));
    }

    private static byte[] enclosed(String file) {
        try (InputStream in = BundleWriter.class.getResourceAsStream(file)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("the program's own files can be read", e);
        }
    }
}
