// SPDX-License-Identifier: Apache-2.0
package org.riskset.proto.document;

import org.riskset.survival.error.Problem;
import org.riskset.survival.error.Quoted;

/** The two lines with which studies and plans begin. */
final class DocumentHeader {
    private static final String VERSION = "riskset/v1";

    private DocumentHeader() {}

    static void check(Fields fields, String kind, DocumentCodes codes) {
        fixed(fields, "apiVersion", VERSION, codes);
        fixed(fields, "kind", kind, codes);
    }

    private static void fixed(Fields fields, String key, String expected, DocumentCodes codes) {
        fields.require(key)
                .ifPresent(item -> item.text()
                        .filter(seen -> !seen.equals(expected))
                        .ifPresent(seen -> item.report(Problem.of(codes.wrongKind(), key + " is " + Quoted.of(seen))
                                .with(Problem.EXPECTED, expected))));
    }
}
