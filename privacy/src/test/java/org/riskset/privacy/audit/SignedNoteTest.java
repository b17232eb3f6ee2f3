// SPDX-License-Identifier: Apache-2.0
package org.riskset.privacy.audit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.riskset.survival.error.VerificationException;

/** Reading notes; the tables are those of golang.org/x/mod/sumdb/note, note_test.go, and C2SP's examples. */
final class SignedNoteTest {
    private static final String TEXT =
            "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n";
    private static final String PETER =
            "\u2014 PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZ"
                    + "SNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n";
    private static final String ENOCH =
            "\u2014 EnochRoot rwz+eBzmZa0SO3NbfRGzPCpDckykFXSdeX+MNtCOXm2/5n2tiOHp+vAF1aGrQ5ov"
                    + "TG01oOTGwnWLox33WWd1RvMc+QQ=\n";
    private static final String PETER_KEY = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";
    private static final NoteKey VERIFIER = NoteKey.parse(PETER_KEY).orElseThrow();
    private static final NoteKey OTHER = NoteKey.parse(
                    "EnochRoot+af0cfe78+ATtqJ7zOtqQtYqOo0CpvDXNlMhV3HeJDpjrASKGLWdop")
            .orElseThrow();

    @Test
    void two_signatures_when_read_then_each_verifies_by_its_own_key() {
        SignedNote note = note(TEXT + "\n" + PETER + ENOCH);

        assertEquals(TEXT, note.text());
        assertTrue(note.isSignedBy(VERIFIER));
        assertTrue(note.isSignedBy(OTHER));
        assertFalse(note(TEXT + "\n" + ENOCH).isSignedBy(VERIFIER));
        assertEquals(TEXT + "\n" + PETER + ENOCH, note.toString());
    }

    @Test
    void wrong_signature_of_a_known_key_beside_the_right_one_then_not_signed() {
        String longer = PETER.substring(0, 60) + "ABCD" + PETER.substring(60);

        assertFalse(note(TEXT + "\n" + longer).isSignedBy(VERIFIER));
        assertFalse(note(TEXT + "\n" + PETER + longer).isSignedBy(VERIFIER));
        assertTrue(note(TEXT + "\n" + PETER + longer.replace("Peter", "Petra")).isSignedBy(VERIFIER));
    }

    @Test
    void every_character_changed_when_read_then_no_note_or_not_signed() {
        byte[] good = (TEXT + "\n" + PETER).getBytes(UTF_8);
        for (int i = 0; i < good.length; i++) {
            for (int bit = 0; bit < 8; bit++) {
                byte[] bad = good.clone();
                bad[i] ^= (byte) (1 << bit);
                assertFalse(signed(bad), "byte " + i + " bit " + bit);
            }
        }
    }

    static List<String> malformed() {
        return List.of(
                "",
                "\n",
                "\n\n",
                TEXT,
                TEXT + "\n",
                TEXT + "\n" + PETER.substring(0, PETER.length() - 1),
                "\u0001" + TEXT + "\n" + PETER,
                "tab\t" + TEXT + "\n" + PETER,
                TEXT.replace("\n", "\r\n") + "\n" + PETER,
                TEXT + "\n\u2014 Bad Name x08go/ZJkuBS9UG/SffcvA==\n",
                TEXT + "\n\u2014 a+b x08go/ZJkuBS9UG/SffcvA==\n",
                TEXT + "\n\u2014 no\u00a0break x08go/ZJkuBS9UG/SffcvA==\n",
                TEXT + "\n\u2014  x08go/ZJkuBS9UG/SffcvA==\n",
                TEXT + "\n-- PeterNeumann x08go/ZJkuBS9UG/SffcvA==\n",
                TEXT + "\n\u2014 PeterNeumann x08go/ZJkuBS9UG/SffcvA=\n",
                TEXT + "\n\u2014 PeterNeumann x08go/ZJkuBS9UG/SffcvB==\n",
                TEXT + "\n\u2014 PeterNeumann x08go_ZJkuBS9UG_SffcvA==\n",
                TEXT + "\n\u2014 PeterNeumann x08gow==\n",
                TEXT + "\n" + PETER + "\n",
                TEXT + "\n" + PETER + "Unexpected line.\n",
                "\n" + PETER,
                "\n\n" + PETER);
    }

    @ParameterizedTest
    @MethodSource("malformed")
    void malformed_note_when_read_then_refused(String note) {
        assertFalse(signed(note.getBytes(UTF_8)));
        assertThrows(VerificationException.class, () -> note(note));
    }

    @Test
    void bytes_that_are_no_text_or_too_many_when_read_then_refused() {
        byte[] invalid = (TEXT + "\n" + PETER).getBytes(UTF_8);
        invalid[0] = (byte) 0xff;

        assertFalse(signed(invalid));
        assertFalse(signed(("x".repeat(SignedNote.LARGEST) + "\n\n" + PETER).getBytes(UTF_8)));
    }

    @Test
    void text_with_an_empty_line_when_read_then_the_last_one_ends_it() {
        String text =
                "Ognuno sta solo sul cuor della terra\ntrafitto da un raggio di sole:\n\ned \u00e8 subito sera.\n";

        SignedNote note =
                note(text + "\n\u2014 quasimodo.example/salvatore NnugSzTjtVAewIS+Z/iJhUPeFDkO/5QQ2i5ddnGITLlC+EhfLW9o"
                        + "JKONrMouFSQU0xMcXxj99ihAQwaqP3ZekRwNtIc=\n");

        assertEquals(text, note.text());
        assertEquals(
                "quasimodo.example/salvatore", note.signatures().get(0).name().text());
    }

    @Test
    void key_mangled_anywhere_when_read_then_no_key() {
        for (int i = 0; i <= PETER_KEY.length(); i++) {
            for (int j = i + 1; j <= PETER_KEY.length(); j++) {
                boolean whole = i == 0 && j == PETER_KEY.length();
                assertEquals(whole, NoteKey.parse(PETER_KEY.substring(i, j)).isPresent());
            }
            if (i < PETER_KEY.length()) {
                StringBuilder bad = new StringBuilder(PETER_KEY);
                bad.setCharAt(i, (char) (bad.charAt(i) + 1));
                assertEquals(Optional.empty(), NoteKey.parse(bad.toString()));
            }
        }
        assertEquals(
                Optional.empty(),
                NoteKey.parse("PeterNeumann+cc469956+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TWBADKEY=="));
        assertEquals(
                Optional.empty(), NoteKey.parse("PeterNeumann+173116ae+ZRpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"));
    }

    private static SignedNote note(String text) {
        return SignedNote.parse(text.getBytes(UTF_8));
    }

    private static boolean signed(byte[] bytes) {
        try {
            return SignedNote.parse(bytes).isSignedBy(VERIFIER);
        } catch (VerificationException e) {
            return false;
        }
    }
}
