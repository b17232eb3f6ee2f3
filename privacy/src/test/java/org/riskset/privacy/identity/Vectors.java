// SPDX-License-Identifier: Apache-2.0
package org.riskset.privacy.identity;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.Properties;
import org.riskset.survival.digest.Digest;

/** The known answers of {@code vectors.properties}. */
public final class Vectors {
    private static final String PKCS8 = "302e020100300506032b657004220420";
    private static final Properties VALUES = load();

    private Vectors() {}

    public static String text(String key) {
        return VALUES.getProperty(key);
    }

    public static byte[] bytes(String key) {
        return HexFormat.of().parseHex(text(key));
    }

    public static int number(String key) {
        return Integer.parseInt(text(key));
    }

    public static Digest digest(String key) {
        return new Digest(text(key));
    }

    public static SiteKey key(String seed, String identity) {
        try {
            return SiteKey.of(HexFormat.of().parseHex(PKCS8 + seed), new PublicIdentity(identity));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Properties load() {
        Properties values = new Properties();
        try (InputStream in = Vectors.class.getResourceAsStream("vectors.properties")) {
            values.load(in);
            return values;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
