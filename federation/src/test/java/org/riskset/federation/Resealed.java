// SPDX-License-Identifier: Apache-2.0
package org.riskset.federation;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.riskset.privacy.audit.AuditBundle;
import org.riskset.privacy.audit.BundleManifest;
import org.riskset.privacy.audit.Checkpoint;
import org.riskset.privacy.audit.LogName;
import org.riskset.privacy.audit.SignedNote;
import org.riskset.privacy.audit.TreeHash;
import org.riskset.privacy.identity.SiteKey;
import org.riskset.survival.digest.Digest;

/** What a party that lies can do with its own log: write it anew and sign all of it. */
record Resealed(LogName name, SiteKey key) {

    byte[] with(AuditBundle bundle, List<String> entries) {
        List<Digest> leaves = entries.stream()
                .map(entry -> TreeHash.leaf(entry.getBytes(UTF_8)))
                .toList();
        SortedMap<String, byte[]> files = new TreeMap<>(bundle.files());
        files.keySet().removeIf(file -> file.startsWith(AuditBundle.CHECKPOINTS) || file.equals(BundleManifest.FILE));
        files.put(AuditBundle.ENTRIES, lines(entries));
        files.put(AuditBundle.HASHES, lines(leaves.stream().map(Digest::hex).toList()));
        files.put(
                AuditBundle.CHECKPOINTS + "1.note",
                new Checkpoint(name, leaves.size(), root(leaves)).signedBy(key).bytes());
        String[] head = bundle.text(BundleManifest.FILE).orElseThrow().split("\n", 4);
        String named = files.entrySet().stream()
                .map(file -> Digest.of(file.getValue()) + " " + file.getKey() + "\n")
                .collect(Collectors.joining());
        String manifest = head[0] + "\n" + head[1] + "\n" + head[2] + "\n" + named;
        files.put(BundleManifest.FILE, SignedNote.signed(manifest, name, key).bytes());
        return new AuditBundle(files).zip();
    }

    private static byte[] lines(List<String> lines) {
        return (String.join("\n", lines) + "\n").getBytes(UTF_8);
    }

    private static Digest root(List<Digest> leaves) {
        int size = leaves.size();
        if (size == 1) {
            return leaves.get(0);
        }
        int middle = Integer.highestOneBit(size - 1);
        return TreeHash.node(root(leaves.subList(0, middle)), root(leaves.subList(middle, size)));
    }
}
