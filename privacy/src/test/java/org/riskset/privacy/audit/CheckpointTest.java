// SPDX-License-Identifier: Apache-2.0
package org.riskset.privacy.audit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.riskset.privacy.identity.SiteKey;
import org.riskset.survival.error.VerificationException;

final class CheckpointTest {
    private static final LogName LOG = LogName.of("net-liver", LogName.COORDINATOR);
    private static final LogName SITE = LogName.of("net-liver", "site-3");
    private static final SiteKey KEY = SiteKey.generate(new SecureRandom());
    private static final SiteKey WITNESS = SiteKey.generate(new SecureRandom());
    private static final NoteKey VERIFIER = new NoteKey(LOG, NoteKey.Kind.LOG, KEY.identity());
    private static final NoteKey COSIGNER = new NoteKey(SITE, NoteKey.Kind.COSIGNATURE, WITNESS.identity());
    private static final Checkpoint CHECKPOINT =
            Checkpoint.of(LOG, Leaves.numbered(5).tree(5));
    private static final Instant NOW = Instant.ofEpochSecond(1_773_324_000);
    private static final String ROOT = "CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a/b\n05\n" + ROOT + "\n",
                "a/b\n+5\n" + ROOT + "\n",
                "a/b\n-1\n" + ROOT + "\n",
                "a/b\n\n" + ROOT + "\n",
                "a/b\n99999999999999999\n" + ROOT + "\n",
                "a/b\n9007199254740993\n" + ROOT + "\n",
                "a/b\n5\n" + ROOT + "\nextension\n",
                "a/b\n5\n" + ROOT + "\n\n",
                "a/b\n5\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jx\n",
                "a/b\n5\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2J=\n",
                "a/b\n5\n",
                "a b\n5\n" + ROOT + "\n",
                "\n5\n" + ROOT + "\n"
            })
    void other_than_three_strict_lines_when_read_then_no_checkpoint(String text) {
        SignedNote note = SignedNote.signed(text, LOG, KEY);

        assertThrows(VerificationException.class, () -> Checkpoint.unverified(note));
    }

    @Test
    void other_key_other_log_when_verified_then_refused() {
        SignedNote note = CHECKPOINT.signedBy(KEY);
        NoteKey wrongKey = new NoteKey(LOG, NoteKey.Kind.LOG, WITNESS.identity());
        NoteKey wrongLog = new NoteKey(SITE, NoteKey.Kind.LOG, KEY.identity());
        NoteKey wrongKind = new NoteKey(LOG, NoteKey.Kind.COSIGNATURE, KEY.identity());

        assertEquals(CHECKPOINT, Checkpoint.verified(note, VERIFIER));
        for (NoteKey wrong : List.of(wrongKey, wrongLog, wrongKind)) {
            assertThrows(VerificationException.class, () -> Checkpoint.verified(note, wrong));
        }
        assertThrows(
                VerificationException.class,
                () -> Checkpoint.verified(SignedNote.signed(CHECKPOINT.text(), SITE, KEY), wrongLog));
    }

    @Test
    void countersigned_when_read_then_verifies_for_this_checkpoint_and_time_only() {
        Cosignature made = Cosignature.of(CHECKPOINT, SITE, WITNESS, NOW);
        SignedNote note = SignedNote.parse(
                CHECKPOINT.signedBy(KEY).with(made.line(COSIGNER)).bytes());

        Cosignature read = Cosignature.read(note.signatures().get(1), COSIGNER).orElseThrow();

        assertEquals(CHECKPOINT, Checkpoint.verified(note, VERIFIER));
        assertTrue(read.verifies(CHECKPOINT, COSIGNER));
        assertEquals(NOW.getEpochSecond(), read.seconds());
        assertFalse(read.verifies(Checkpoint.of(LOG, Leaves.numbered(5).tree(4)), COSIGNER));
        assertFalse(new Cosignature(SITE, read.seconds() + 1, read.signature()).verifies(CHECKPOINT, COSIGNER));
        assertFalse(new Cosignature(SITE, -1, read.signature()).verifies(CHECKPOINT, COSIGNER));
        assertEquals(Optional.empty(), Cosignature.read(note.signatures().get(0), COSIGNER));
    }

    @Test
    void signature_as_log_when_shown_as_countersignature_then_nothing() {
        SignedNote own = SignedNote.signed(CHECKPOINT.text(), SITE, WITNESS);
        NoteKey log = new NoteKey(SITE, NoteKey.Kind.LOG, WITNESS.identity());

        assertNotEquals(log.id(), COSIGNER.id());
        assertEquals(Optional.empty(), Cosignature.read(own.signatures().get(0), COSIGNER));
        assertEquals(Optional.empty(), Cosignature.read(own.signatures().get(0), log));
    }

    @Test
    void published_countersignature_when_read_then_its_parts() {
        SignedNote note = SignedNote.parse(("example.com/behind-the-sofa\n20852163\n" + ROOT + "\n\n"
                        + "\u2014 example.com/behind-the-sofa Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1g"
                        + "GzGku9nTo+zyWE+xeMcTOAYQ8=\n"
                        + "\u2014 witness.example.com/w1 jWbPPwAAAABkGFDLEZMHwSRaJNiIDoe9DYn/zXcrtPHeolMI5OWXEhZCB9dlrDJsX3b2oyin1nP"
                        + "Zqhf5nNo0xUe+mbIUBkBIfZ+qnA==\n")
                .getBytes(UTF_8));

        Checkpoint checkpoint = Checkpoint.unverified(note);

        assertEquals(20_852_163, checkpoint.size());
        assertEquals("example.com/behind-the-sofa", checkpoint.origin().text());
        assertTrue(note.signatures().get(1).hex().startsWith("8d66cf3f" + "00000000641850cb")); // time 1679315147
    }

    @Test
    void names_with_spaces_and_plus_when_named_then_different_and_allowed() {
        assertEquals(
                "riskset/NET%20liver/Klinik%20%2B%20Z%C3%BCrich",
                LogName.of("NET liver", "Klinik + Z\u00fcrich").text());
        assertNotEquals(LogName.of("a/b", "c"), LogName.of("a", "b/c"));
        assertThrows(IllegalArgumentException.class, () -> new LogName("a\u2003b"));
    }
}
