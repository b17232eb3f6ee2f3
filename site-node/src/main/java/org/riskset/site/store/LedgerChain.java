// SPDX-License-Identifier: Apache-2.0
package org.riskset.site.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.riskset.privacy.disclosure.LedgerEntry;
import org.riskset.site.history.Remembered;
import org.riskset.survival.digest.Digest;

/** Every change of the ledger, each with a digest over it and all before it. */
record LedgerChain(List<Link> links) {
    /** Before the first change. */
    static final Digest START = Digest.of("");

    /** What an entry that is none is numbered. */
    static final long NO_ENTRY = 0;

    /**
     * One change.
     *
     * @param entry the answer that changed, 0 for none
     * @param content of that answer afterwards
     * @param beside of all that is not an answer afterwards
     */
    record Link(long number, long entry, Digest content, Digest beside, Digest chain) {}

    static LedgerChain read(Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("SELECT * FROM ledger_change ORDER BY number")) {
            ResultSet row = select.executeQuery();
            List<Link> links = new ArrayList<>();
            while (row.next()) {
                links.add(new Link(
                        row.getLong("number"),
                        row.getLong("entry"),
                        new Digest(row.getString("content")),
                        new Digest(row.getString("beside")),
                        new Digest(row.getString("chain"))));
            }
            return new LedgerChain(links);
        }
    }

    /** The digest over so many changes. */
    Digest after(long changes) {
        return changes == 0 ? START : links.get((int) changes - 1).chain();
    }

    long length() {
        return links.size();
    }

    /** How many answers there are. */
    long entries() {
        return links.stream()
                .mapToLong(Link::entry)
                .filter(entry -> entry != NO_ENTRY)
                .distinct()
                .count();
    }

    void append(Connection connection, long entry, Digest content, Digest beside) throws SQLException {
        long number = length() + 1;
        Digest chain = LedgerDigests.chain(after(length()), new Link(number, entry, content, beside, START));
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO ledger_change (number, entry, content, beside, chain) VALUES (?, ?, ?, ?, ?)")) {
            insert.setLong(1, number);
            insert.setLong(2, entry);
            insert.setString(3, content.hex());
            insert.setString(4, beside.hex());
            insert.setString(5, chain.hex());
            insert.executeUpdate();
        }
    }

    /** Whether the tables are what the changes made of them, and no change was taken out or altered. */
    boolean fits(Remembered all) {
        return unbroken()
                && all.ledger().entries().stream().allMatch(this::isLast)
                && all.ledger().entries().size() == entries()
                && besideOf(links).equals(LedgerDigests.beside(all));
    }

    private boolean unbroken() {
        Digest before = START;
        for (int i = 0; i < links.size(); i++) {
            Link link = links.get(i);
            if (link.number() != i + 1 || !link.chain().equals(LedgerDigests.chain(before, link))) {
                return false;
            }
            before = link.chain();
        }
        return true;
    }

    private boolean isLast(LedgerEntry entry) {
        return links.stream()
                .filter(link -> link.entry() == entry.number())
                .reduce((older, newer) -> newer)
                .filter(link -> link.content().equals(LedgerDigests.content(entry)))
                .isPresent();
    }

    private static Digest besideOf(List<Link> links) {
        return links.isEmpty()
                ? LedgerDigests.beside(Remembered.NOTHING)
                : links.get(links.size() - 1).beside();
    }
}
