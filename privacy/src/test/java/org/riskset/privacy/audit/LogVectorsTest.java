// SPDX-License-Identifier: Apache-2.0
package org.riskset.privacy.audit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.riskset.privacy.identity.PublicIdentity;
import org.riskset.privacy.identity.SiteKey;
import org.riskset.privacy.identity.Vectors;
import org.riskset.privacy.masking.VectorNode;
import org.riskset.survival.digest.Digest;

/** The known answers of the log, from another program, bit for bit. */
final class LogVectorsTest {
    private static final VectorNode LOG = VectorNode.file().at("log");
    private static final List<Digest> LEAVES = LOG.at("entries").list().stream()
            .map(entry -> TreeHash.leaf(entry.text().getBytes(UTF_8)))
            .toList();

    @Test
    void entries_when_hashed_then_leaves_and_roots_of_every_size() {
        assertEquals(digests(LOG.at("leaf_hashes")), LEAVES);
        List<Digest> roots = digests(LOG.at("roots"));
        for (int size = 0; size < roots.size(); size++) {
            assertEquals(roots.get(size), Leaves.tree(LEAVES.subList(0, size)).root());
        }
    }

    @Test
    void every_entry_when_proved_then_the_known_path() {
        MerkleTree tree = Leaves.tree(LEAVES);
        for (int i = 0; i < LEAVES.size(); i++) {
            InclusionProof proof = tree.inclusion(i);
            assertEquals(digests(LOG.at("inclusion").at(i)), proof.path());
            assertTrue(proof.proves(LEAVES.get(i), tree.root()));
        }
    }

    @Test
    void earlier_trees_when_proved_then_the_known_paths() {
        MerkleTree tree = Leaves.tree(LEAVES);

        assertEquals(digests(LOG.at("consistency_3_7")), tree.consistency(3).path());
        assertEquals(digests(LOG.at("consistency_4_7")), tree.consistency(4).path());
    }

    @Test
    void checkpoint_when_signed_then_the_known_note() {
        NoteKey verifier = NoteKey.parse(LOG.at("vkey").text()).orElseThrow();
        SiteKey key = Vectors.key(LOG.at("seed").text(), verifier.key().hex());
        Checkpoint checkpoint = Checkpoint.of(new LogName(LOG.at("origin").text()), Leaves.tree(LEAVES));

        SignedNote note = checkpoint.signedBy(key);

        assertEquals(LOG.at("checkpoint").text(), note.toString());
        assertEquals(checkpoint, Checkpoint.verified(SignedNote.parse(note.bytes()), verifier));
        assertEquals(LOG.at("vkey").text(), verifier.vkey());
    }

    @Test
    void countersignature_when_made_then_the_line_another_program_made() {
        SiteKey key = Vectors.key(
                "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f",
                "03a107bff3ce10be1d70dd18e74bc09967e4d6309ba50d5f1ddc8664125531b8");
        LogName site = LogName.of("net-liver", "site-3");
        NoteKey verifier = new NoteKey(
                site,
                NoteKey.Kind.COSIGNATURE,
                new PublicIdentity(key.identity().hex()));
        Checkpoint checkpoint = Checkpoint.of(LogName.of("net-liver", "coordinator"), Leaves.tree(LEAVES));

        Cosignature made = Cosignature.of(checkpoint, site, key, java.time.Instant.ofEpochSecond(1773324000));

        assertEquals(
                "\u2014 riskset/net-liver/site-3 CB8JBwAAAABpssbgflllHH9mslIkEwnRoMP8FP0GSoqyGKCaEJxis2SVAqKZ5G+"
                        + "MkPBC6zHhBVGdAsHD69gtBYGKq8aXwaVCGY/qBw==",
                made.line(verifier).line());
        assertEquals("riskset/net-liver/site-3+081f0907+BAOhB7/zzhC+HXDdGOdLwJln5NYwm6UNXx3chmQSVTG4", verifier.vkey());
        assertTrue(made.verifies(checkpoint, verifier));
    }

    @Test
    void published_note_when_signed_then_the_published_bytes() {
        String text =
                "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n";
        String published =
                text + "\n\u2014 PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgK"
                        + "vqfqdngotpRZb6KE6RyyBwJnAM=\n";
        NoteKey verifier = NoteKey.parse("PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW")
                .orElseThrow();
        SiteKey key = Vectors.key(
                "810a1402d5146c8d84f2443330f54080ebf98ee17d9c74f6252fc5d5c7283173",
                verifier.key().hex());

        SignedNote note = SignedNote.signed(text, verifier.name(), key);

        assertArrayEquals(published.getBytes(UTF_8), note.bytes());
        assertTrue(SignedNote.parse(published.getBytes(UTF_8)).isSignedBy(verifier));
    }

    private static List<Digest> digests(VectorNode list) {
        return list.list().stream().map(VectorNode::digest).toList();
    }
}
