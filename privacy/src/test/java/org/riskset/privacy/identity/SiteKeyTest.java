// SPDX-License-Identifier: Apache-2.0
package org.riskset.privacy.identity;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.riskset.survival.error.RisksetException;

class SiteKeyTest {
    private static final byte[] MESSAGE = {1, 2, 3};

    private final SiteKey key = SiteKey.generate(new SecureRandom());

    @TempDir
    Path folder;

    @Test
    void new_key_when_written_and_read_then_signs_the_same() throws IOException {
        Path file = folder.resolve("site.key");
        key.write(file);

        SiteKey read = SiteKey.read(file);

        assertEquals(key.identity(), read.identity());
        assertArrayEquals(key.sign(MESSAGE), read.sign(MESSAGE));
        assertTrue(read.identity().verify(MESSAGE, key.sign(MESSAGE)));
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    }

    @Test
    void key_there_when_written_again_then_kept() throws IOException {
        Path file = folder.resolve("site.key");
        key.write(file);
        byte[] before = Files.readAllBytes(file);

        assertEquals(
                "RS-KEY-005", code(() -> SiteKey.generate(new SecureRandom()).write(file)));

        assertArrayEquals(before, Files.readAllBytes(file));
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-r-----", "rw-----w-", "rw-rw-rw-", "rw---x---"})
    void others_permitted_when_read_then_refused(String permissions) throws IOException {
        Path file = folder.resolve("site.key");
        key.write(file);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));

        assertEquals("RS-KEY-003", code(() -> SiteKey.read(file)));
    }

    @Test
    void missing_or_folder_when_read_then_says_which() {
        assertEquals("RS-KEY-001", code(() -> SiteKey.read(folder.resolve("absent.key"))));
        assertEquals("RS-KEY-006", code(() -> key.write(folder.resolve("absent/site.key"))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "hello",
                "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n",
                "-----BEGIN PRIVATE KEY-----\n%%\n-----END PRIVATE KEY-----\n"
            })
    void wrong_content_when_read_then_refused(String content) {
        Path file = folder.resolve("site.key");
        OwnerOnlyFile.create(file, content.getBytes(UTF_8));

        assertEquals("RS-KEY-004", code(() -> SiteKey.read(file)));
    }

    @Test
    void halves_of_two_keys_when_read_then_refused() throws IOException {
        Path one = folder.resolve("one.key");
        Path other = folder.resolve("other.key");
        key.write(one);
        SiteKey.generate(new SecureRandom()).write(other);
        String mixed = Files.readString(one).split("-----BEGIN PUBLIC", 2)[0]
                + "-----BEGIN PUBLIC"
                + Files.readString(other).split("-----BEGIN PUBLIC", 2)[1];
        Files.writeString(one, mixed);

        assertEquals("RS-KEY-004", code(() -> SiteKey.read(one)));
    }

    @Test
    void far_too_large_when_read_then_refused() throws IOException {
        Path file = folder.resolve("site.key");
        OwnerOnlyFile.create(file, new byte[100_000]);

        assertEquals("RS-KEY-004", code(() -> SiteKey.read(file)));
    }

    @Test
    void key_when_shown_as_text_then_fingerprint_only() throws IOException {
        Path file = folder.resolve("site.key");
        key.write(file);

        String secret = Files.readAllLines(file).get(1);
        assertFalse(key.toString().contains(secret));
        assertEquals("SiteKey[" + key.identity().fingerprint().aloud() + "]", key.toString());
    }

    private static String code(Runnable step) {
        return assertThrows(RisksetException.class, step::run).first().code().code();
    }
}
