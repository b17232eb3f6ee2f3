// SPDX-License-Identifier: Apache-2.0
package org.riskset.site.history;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.riskset.privacy.identity.IdentityError;
import org.riskset.privacy.identity.OwnerOnlyFile;
import org.riskset.privacy.identity.Transcript;
import org.riskset.survival.error.Problem;
import org.riskset.survival.error.RisksetException;

/**
 * What a site remembers patients by: the first 16 bytes of HMAC-SHA-256 over an id, in hexadecimal digits.
 *
 * <p>Who has the database but not this key cannot try out ids. Without the key nobody is recognized any more, so it is
 * kept as long as the ledger. Not for several threads.
 */
public final class PatientTags {
    private static final String HMAC = "HmacSHA256";
    private static final int KEY = 32;
    private static final int TAG = 16;

    private final Mac mac;

    private PatientTags(byte[] key) {
        try {
            mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(key, HMAC));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + HMAC, e);
        }
    }

    /** Writes a new key, never over an old one. */
    public static void create(Path file, SecureRandom random) {
        byte[] key = new byte[KEY];
        random.nextBytes(key);
        OwnerOnlyFile.create(file, HexFormat.of().formatHex(key).getBytes(UTF_8));
        Arrays.fill(key, (byte) 0);
    }

    /**
     * The tags of this key.
     *
     * @throws RisksetException RS-KEY when the file is missing, open to others or no key
     */
    public static PatientTags read(Path file) {
        String hex = new String(OwnerOnlyFile.read(file), UTF_8).strip();
        if (!hex.matches("[0-9a-f]{64}")) {
            throw RisksetException.of(Problem.of(IdentityError.KEY_CONTENT, file + " is not a key of a ledger"));
        }
        return new PatientTags(HexFormat.of().parseHex(hex));
    }

    String of(String patient) {
        return tag(patient.getBytes(UTF_8));
    }

    /** Over all that is recorded of a patient, an absent text apart from an empty one. */
    String ofRow(List<String> texts) {
        Transcript row = Transcript.of("patient-row");
        for (String text : texts) {
            row.u8(text == null ? 0 : 1).text(text == null ? "" : text);
        }
        return tag(row.toBytes());
    }

    private String tag(byte[] message) {
        return HexFormat.of().formatHex(mac.doFinal(message), 0, TAG);
    }

    /** Never the key. */
    @Override
    public String toString() {
        return "PatientTags";
    }
}
