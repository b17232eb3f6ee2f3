// SPDX-License-Identifier: Apache-2.0
package org.riskset.privacy.identity;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One block of a text file that holds binary values (RFC 7468). */
public final class Pem {

    private static final Pattern BLOCK =
            Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----\\s+([A-Za-z0-9+/=\\s]+?)\\s*-----END \\1-----");
    private static final int LINE = 64;

    private final String label;
    private final byte[] der;

    /** A block; {@code label} says what it is, such as {@code PRIVATE KEY}. */
    public Pem(String label, byte[] der) {
        this.label = label;
        this.der = der.clone();
    }

    /**
     * All blocks of a text, in order; what is between them is skipped.
     *
     * @throws IllegalArgumentException when a block is not base64
     */
    public static List<Pem> all(byte[] file) {
        List<Pem> blocks = new ArrayList<>();
        Matcher matcher = BLOCK.matcher(new String(file, US_ASCII));
        while (matcher.find()) {
            String base64 = matcher.group(2).replaceAll("\\s", "");
            blocks.add(new Pem(matcher.group(1), Base64.getDecoder().decode(base64)));
        }
        return blocks;
    }

    public String label() {
        return label;
    }

    public byte[] der() {
        return der.clone();
    }

    /** The block as it stands in a file. */
    public byte[] file() {
        String base64 = Base64.getMimeEncoder(LINE, new byte[] {'\n'}).encodeToString(der);
        return ("-----BEGIN " + label + "-----\n" + base64 + "\n-----END " + label + "-----\n").getBytes(US_ASCII);
    }

    /** The label alone: what is inside may be secret. */
    @Override
    public String toString() {
        return "Pem[" + label + "]";
    }
}
