// SPDX-License-Identifier: Apache-2.0
package org.riskset.coordinator.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.riskset.privacy.audit.AuditEntry;
import org.riskset.privacy.audit.AuditError;
import org.riskset.privacy.audit.AuditEvent;
import org.riskset.privacy.audit.AuditLog;
import org.riskset.privacy.audit.Checkpoint;
import org.riskset.privacy.audit.LogCheck;
import org.riskset.privacy.audit.LogName;
import org.riskset.privacy.audit.MerkleTree;
import org.riskset.privacy.audit.NoteKey;
import org.riskset.privacy.audit.SignedNote;
import org.riskset.privacy.audit.TreeHash;
import org.riskset.privacy.identity.RunId;
import org.riskset.privacy.identity.SiteKey;
import org.riskset.survival.digest.Digest;
import org.riskset.survival.error.ErrorCode;
import org.riskset.survival.error.VerificationException;

class AuditLogTest {
    private static final LogName NAME = LogName.of("net-liver", LogName.COORDINATOR);
    private static final SiteKey KEY = SiteKey.generate(new SecureRandom());
    private static final NoteKey VERIFIER = new NoteKey(NAME, NoteKey.Kind.LOG, KEY.identity());
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-12T13:58:52.75Z"), ZoneOffset.UTC);
    private static final RunId RUN = new RunId("0".repeat(31) + "7");

    @TempDir
    private Path folder;

    private CoordinatorStore store;
    private AuditLog log;

    @BeforeEach
    void open() {
        store = CoordinatorStore.open(folder.resolve("c.db"), CLOCK);
        log = store.log();
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void entry_when_appended_then_canonical_with_number_and_time() {
        long seq = log.append(
                AuditEvent.of("received", RUN, 2).with("site", "site-3").with("bytes", 691_592));

        assertEquals(1, seq);
        assertEquals(
                List.of("{\"attempt\":2,\"bytes\":691592,\"round\":0,\"run_id\":\"" + RUN.hex()
                        + "\",\"seq\":1,\"site\":\"site-3\",\"time\":\"2026-03-12T13:58:52Z\",\"type\":\"received\"}"),
                log.entries().after(0, 10));
        assertEquals(
                Optional.of(1L),
                log.entries().newest("received", Optional.of(RUN)).map(AuditEntry::seq));
        assertEquals(Optional.empty(), log.entries().newest("received", Optional.empty()));
        assertThrows(IllegalArgumentException.class, () -> AuditEvent.of("x").with("seq", 9));
    }

    @Test
    void entries_when_appended_one_by_one_then_root_of_every_size_as_hashed_anew() {
        List<Digest> leaves = new ArrayList<>();
        for (int i = 0; i <= 130; i++) {
            assertEquals(root(leaves), log.entries().tree().root());
            log.append(AuditEvent.of("test").with("i", i));
            leaves.add(TreeHash.leaf(log.entries().after(i, 1).get(0).getBytes(UTF_8)));
        }
        MerkleTree tree = log.entries().tree();
        for (int i = 0; i < leaves.size(); i++) {
            assertTrue(tree.inclusion(i).proves(leaves.get(i), tree.root()));
            assertTrue(tree.consistency(i).proves(root(leaves.subList(0, i)), tree.root()));
        }
    }

    @Test
    void change_that_fails_when_rolled_back_then_no_entry_and_no_hash() {
        log.append(AuditEvent.of("test"));
        Digest before = log.entries().tree().root();

        assertThrows(
                IllegalArgumentException.class,
                () -> store.transactions().run(connection -> {
                    log.append(AuditEvent.of("test"));
                    log.append(AuditEvent.of("test"));
                    throw new IllegalArgumentException("the change that these describe did not happen");
                }));

        assertEquals(before, log.entries().tree().root());
        log.append(AuditEvent.of("test"));
        assertEquals(2, log.verify(VERIFIER).entries());
    }

    @Test
    void checkpoints_when_the_log_grows_then_signed_once_each_and_verified() {
        SignedNote empty = log.checkpoint(NAME, KEY);
        log.append(List.of(AuditEvent.of("one"), AuditEvent.of("two"), AuditEvent.of("three")));
        SignedNote three = log.checkpoint(NAME, KEY);

        assertEquals(three, log.checkpoint(NAME, KEY));
        assertEquals(List.of(empty, three), log.heads().of(NAME));
        assertEquals(3, Checkpoint.verified(three, VERIFIER).size());
        log.append(AuditEvent.of("four"));
        LogCheck check = log.verify(VERIFIER);
        assertEquals(List.of(4L, 2L, 3L), List.of(check.entries(), (long) check.checkpoints(), check.covered()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE audit_entry SET body = REPLACE(body, 'two', 'owt') WHERE seq = 2",
                "UPDATE audit_entry SET body = body || ' ' WHERE seq = 2",
                "DELETE FROM audit_entry WHERE seq = 2",
                "DELETE FROM audit_entry WHERE seq >= 3",
                "UPDATE audit_node SET hash = REPLACE(hash, SUBSTR(hash, 1, 1), 'g') WHERE level = 0",
                "DELETE FROM audit_head"
            })
    void row_changed_or_deleted_when_tried_then_refused_by_the_database(String change) {
        log.append(List.of(AuditEvent.of("one"), AuditEvent.of("two"), AuditEvent.of("three")));
        log.checkpoint(NAME, KEY);

        assertThrows(IllegalStateException.class, () -> sql(change));

        assertEquals(3, log.verify(VERIFIER).covered());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE audit_entry SET body = REPLACE(body, 'two', 'owt') WHERE seq = 2",
                "UPDATE audit_entry SET body = REPLACE(body, 'five', 'evif') WHERE seq = 5",
                "UPDATE audit_entry SET body = body || ' ' WHERE seq = 2",
                "DELETE FROM audit_entry WHERE seq = 2",
                "DELETE FROM audit_entry WHERE seq >= 3",
                "DELETE FROM audit_entry WHERE seq = 5",
                "UPDATE audit_node SET hash = (SELECT hash FROM audit_node WHERE level = 0 AND position = 0)"
                        + " WHERE level = 0 AND position = 4"
            })
    void row_changed_with_the_guard_off_when_verified_then_found(String change) {
        log.append(List.of(
                AuditEvent.of("one"),
                AuditEvent.of("two"),
                AuditEvent.of("three"),
                AuditEvent.of("four"),
                AuditEvent.of("five")));
        log.checkpoint(NAME, KEY);
        for (String table : List.of("audit_entry", "audit_node")) {
            sql("DROP TRIGGER " + table + "_is_not_changed");
            sql("DROP TRIGGER " + table + "_is_not_deleted");
        }

        sql(change);

        assertEquals(AuditError.ENTRIES, code());
    }

    @Test
    void two_trees_signed_at_one_size_when_verified_then_a_fork() {
        log.append(AuditEvent.of("one"));
        log.heads().keep(log.checkpoint(NAME, KEY));
        log.heads().keep(new Checkpoint(NAME, 1, TreeHash.EMPTY).signedBy(KEY));

        assertEquals(2, log.heads().of(NAME).size());
        assertEquals(AuditError.FORK, code());
    }

    private ErrorCode code() {
        return assertThrows(VerificationException.class, () -> log.verify(VERIFIER))
                .first()
                .code();
    }

    private static Digest root(List<Digest> leaves) {
        if (leaves.size() < 2) {
            return leaves.isEmpty() ? TreeHash.EMPTY : leaves.get(0);
        }
        int middle = Integer.highestOneBit(leaves.size() - 1);
        return TreeHash.node(root(leaves.subList(0, middle)), root(leaves.subList(middle, leaves.size())));
    }

    private void sql(String text) {
        store.transactions().run(connection -> {
            try (Statement statement = connection.createStatement()) {
                statement.executeUpdate(text);
            }
        });
    }
}
