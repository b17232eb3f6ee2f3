// SPDX-License-Identifier: Apache-2.0
package org.riskset.proto.document;

import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.SplittableRandom;

/** Texts spoilt by chance: bytes changed, removed, repeated, and fragments of YAML's grammar put in. */
final class Mutations {
    private static final List<String> FRAGMENTS = List.of(
            ":",
            "-",
            "[",
            "]",
            "{",
            "}",
            ",",
            "\"",
            "'",
            "\n",
            "\t",
            "  ",
            "&a ",
            "*a",
            "!!int ",
            "|",
            ">",
            "%",
            "@",
            "? ",
            "---\n",
            "...\n",
            "0",
            "-1",
            "1e999",
            "1e-400",
            ".nan",
            "null",
            "true",
            "~",
            "\u0000",
            "\u0085",
            "\u2028",
            "\uFEFF",
            "\uFFFE",
            "\\ud800",
            "\\x7f",
            "\uD83D\uDE00",
            "#",
            "<<: ",
            "/",
            "~1",
            "@site");

    private Mutations() {}

    static byte[] of(long seed, String text) {
        SplittableRandom random = new SplittableRandom(seed);
        byte[] spoilt = Texts.bytes(text);
        for (int i = random.nextInt(4); i >= 0; i--) {
            spoilt = once(random, spoilt);
        }
        return spoilt;
    }

    private static byte[] once(SplittableRandom random, byte[] text) {
        int at = random.nextInt(text.length);
        int length = Math.min(text.length - at, random.nextInt(12));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(text, 0, at);
        switch (random.nextInt(4)) {
            case 0 -> out.write(random.nextInt(256));
            case 1 -> out.writeBytes(Texts.bytes(FRAGMENTS.get(random.nextInt(FRAGMENTS.size()))));
            case 2 -> out.write(text, at, length);
            default -> at += length;
        }
        out.write(text, at, text.length - at);
        return out.toByteArray();
    }
}
