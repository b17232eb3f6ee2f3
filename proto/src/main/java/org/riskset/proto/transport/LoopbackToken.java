// SPDX-License-Identifier: Apache-2.0
package org.riskset.proto.transport;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.grpc.Metadata;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * The secret that a command shows to a node on the same machine: 32 random bytes.
 *
 * @param hex 64 hexadecimal digits
 */
record LoopbackToken(String hex) {

    private static final int LENGTH = 32;
    private static final String SCHEME = "Bearer ";
    private static final Metadata.Key<String> HEADER =
            Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER);

    static LoopbackToken random(SecureRandom random) {
        byte[] bytes = new byte[LENGTH];
        random.nextBytes(bytes);
        return new LoopbackToken(HexFormat.of().formatHex(bytes));
    }

    /** The file's content: a line with the port, a line with the token. */
    byte[] file(int port) {
        return (port + "\n" + hex + "\n").getBytes(US_ASCII);
    }

    Metadata header() {
        Metadata metadata = new Metadata();
        metadata.put(HEADER, SCHEME + hex);
        return metadata;
    }

    /** Whether these headers show the token; takes as long for a near miss as for a far one. */
    boolean isIn(Metadata headers) {
        String shown = headers.get(HEADER);
        return shown != null && MessageDigest.isEqual((SCHEME + hex).getBytes(US_ASCII), shown.getBytes(US_ASCII));
    }

    /** Never the token. */
    @Override
    public String toString() {
        return "LoopbackToken";
    }
}
