// SPDX-License-Identifier: Apache-2.0
package org.riskset.site.store;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.riskset.privacy.identity.OwnerOnlyFile;
import org.riskset.survival.digest.Digest;

/**
 * How far the ledger had come, in a file apart from the database: a database that was put back to an earlier day does
 * not reach it. Written after each commit, so a crash in between leaves it one change behind, never ahead.
 */
record LedgerHead(Path file) {
    private static final Pattern FORM = Pattern.compile("(\\d{1,18}) ([0-9a-f]{64})\n");

    /** Whether a ledger is at least as far as it was. */
    boolean isReachedBy(LedgerChain ledger) {
        if (!Files.exists(file)) {
            return ledger.length() == 0;
        }
        return read().filter(head -> head.changes() <= ledger.length()
                        && ledger.after(head.changes()).equals(head.chain()))
                .isPresent();
    }

    private Optional<Reached> read() {
        Matcher matcher = FORM.matcher(new String(OwnerOnlyFile.read(file), US_ASCII));
        return matcher.matches()
                ? Optional.of(new Reached(Long.parseLong(matcher.group(1)), new Digest(matcher.group(2))))
                : Optional.empty();
    }

    /** Before the first change, so that a crash during it does not look like a lost file. */
    void begin() {
        if (!Files.exists(file)) {
            write(0, LedgerChain.START);
        }
    }

    void reached(LedgerChain ledger) {
        write(ledger.length(), ledger.after(ledger.length()));
    }

    private void write(long changes, Digest chain) {
        OwnerOnlyFile.replace(file, (changes + " " + chain.hex() + "\n").getBytes(US_ASCII));
    }

    private record Reached(long changes, Digest chain) {}
}
