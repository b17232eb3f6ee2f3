// SPDX-License-Identifier: Apache-2.0
package org.riskset.federation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.riskset.privacy.identity.Signature;
import org.riskset.privacy.identity.SiteKey;
import org.riskset.privacy.identity.Transcript;
import org.riskset.privacy.masking.KeyAdvertisement;
import org.riskset.privacy.masking.PhaseReturn;
import org.riskset.privacy.masking.SignedDigest;
import org.riskset.proto.transport.TlsIdentity;
import org.riskset.site.task.TaskState;

/** Attacks 32 to 35 of privacy.md, section 10: points and signatures that are none. */
@ExtendWith(SharedHouses.class)
class ForgeryAttacksTest {
    private static final String[] ALL = {"site-1", "site-2", "site-3", "site-4"};

    private final AttackedSites sites;
    private LogLines log;
    private Departures site;

    ForgeryAttacksTest(AttackedSites sites) {
        this.sites = sites;
    }

    @BeforeEach
    void listen() {
        log = LogLines.open();
        site = new Departures(sites, log);
    }

    @AfterEach
    void nothingMoreHasLeft() {
        sites.quiet();
        sites.nothingSecretIn(log);
        log.close();
    }

    @Test
    void attack_32_points_of_small_order_signed_by_a_member_then_RS_SEC_012_and_no_shares() {
        AttackRun run = AttackRun.of(sites, ALL).keyed();
        for (BigInteger u : Bent.SMALL_ORDER) {
            forged(run, "site-1", body -> Bent.with(body, 0, Bent.point(u)));
            forged(run, "site-3", body -> Bent.with(body, 32, Bent.point(u)));
        }

        rejected(run, "small order", 2 * Bent.SMALL_ORDER.size());
    }

    @Test
    void attack_33_points_that_are_not_written_in_the_one_way_allowed_then_RS_SEC_012_and_no_shares() {
        AttackRun run = AttackRun.of(sites, ALL).keyed();
        List<BigInteger> second = List.of(Bent.P, Bent.P.add(BigInteger.ONE), Bent.P.add(BigInteger.valueOf(9)));

        for (BigInteger u : second) {
            forged(run, "site-1", body -> Bent.with(body, 0, Bent.point(u)));
            forged(run, "site-1", body -> Bent.with(body, 32, Bent.point(u)));
        }
        forged(run, "site-3", body -> Bent.with(body, 31, new byte[] {(byte) (body[31] | 0x80)}));
        forged(run, "site-3", body -> Bent.with(body, 63, new byte[] {(byte) (body[63] | 0x80)}));

        rejected(run, "not written in the one way allowed", 2 * second.size() + 2);
    }

    @Test
    void attack_33_points_that_are_too_short_or_too_long_then_RS_SEC_012_and_no_shares() {
        AttackRun run = AttackRun.of(sites, ALL).keyed();

        for (int length : new int[] {0, 95, 97, 128}) {
            forged(run, "site-1", body -> Arrays.copyOf(body, length));
        }

        rejected(run, "32 bytes", 4);
    }

    // A member that has made common cause with the coordinator signs what it is given.
    private void forged(AttackRun run, String victim, UnaryOperator<byte[]> change) {
        KeyAdvertisement honest = run.keys.get("site-2");
        byte[] body = change.apply(honest.body());
        Transcript signed = Transcript.of("keys").digest(run.context().ctx()).u16(2);
        int half = Math.min(32, body.length);
        int whole = Math.min(64, body.length);
        signed.bytes(Arrays.copyOf(body, half))
                .bytes(Arrays.copyOfRange(body, half, whole))
                .bytes(Arrays.copyOfRange(body, whole, body.length));
        new Forgeries(run).keys(victim, 2, body, sites.key("site-2").sign(signed));
    }

    private void rejected(AttackRun run, String why, int times) {
        sites.quiet();
        assertEquals(times, log.count("RS-SEC-012", why));
        run.members.forEach(
                m -> assertEquals(TaskState.KEYED, sites.task(run.id, m).state()));
    }

    @Test
    void attack_34_signatures_stripped_or_bent_then_RS_SEC_010() {
        AttackRun run = AttackRun.of(sites, ALL).keyed();
        KeyAdvertisement honest = run.keys.get("site-4");
        byte[] true4 = honest.signature().bytes();
        SiteKey other = SiteKey.generate(new SecureRandom());
        Transcript anything = Transcript.of("keys").digest(run.context().ctx()).u16(4);

        run.tell("site-1", withKeysOf(run, 4, Bent.malleated(true4)));
        run.tell("site-2", withKeysOf(run, 4, other.sign(anything)));
        run.tell("site-3", withKeysOf(run, 4, new byte[64]));

        for (String victim : List.of("site-1", "site-2", "site-3")) {
            site.leaves(run, victim, "RS-SEC-010", "tasks-" + victim, "the keys of site-4");
        }
        run.tell("site-4", withKeysOf(run, 1, new byte[0]));
        sites.quiet();
        assertEquals(1, log.count("RS-SEC-010", "a signature of 0 bytes"));
        assertEquals(TaskState.KEYED, sites.task(run.id, "site-4").state());
    }

    @Test
    void attack_34_signatures_of_later_phases_bent_then_left_and_nothing_opens() {
        AttackRun run = AttackRun.of(sites, ALL).shared();
        run.tell("site-4", new PhaseReturn.Shares(run.incoming("site-4"), bent(run.sharers(), 1)));
        site.leaves(run, "site-4", "RS-SEC-010", "tasks-site-4", "the signature of site-1 does not verify");

        AttackRun later = AttackRun.of(sites, ALL).masked();
        later.tell(
                "site-3", new PhaseReturn.Vectors(bent(later.contributors(ALL).contributors(), 2)));
        site.leaves(later, "site-3", "RS-SEC-010", "tasks-site-3", "the signature of site-2 does not verify");
        assertEquals(Set.of(), later.loot().opened());
    }

    @Test
    void attack_34_assignment_with_a_bent_signature_then_nothing_is_done() {
        AttackRun run = AttackRun.of(sites, ALL).keyed();
        Forgeries forged = new Forgeries(run);

        forged.signed("site-1", run.allKeys(), Bent::malleated);
        forged.signed("site-2", run.allKeys(), s -> new byte[0]);
        forged.signed("site-3", run.allKeys(), s -> sites.key("site-1").sign(s));

        sites.quiet();
        assertEquals(2, log.count("RS-SEC-010", "is not signed by the coordinator"));
        assertEquals(1, log.count("RS-SEC-010", "a signature of 0 bytes"));
        run.members.forEach(
                m -> assertEquals(TaskState.KEYED, sites.task(run.id, m).state()));
    }

    @Test
    void attack_35_signature_made_for_something_else_then_RS_SEC_010() throws GeneralSecurityException {
        AttackRun earlier = AttackRun.of(sites, ALL).masked().confirmed(ALL).unmasked(ALL);
        List<byte[]> others = Stream.of(
                        earlier.agreements.get("site-4").signature(),
                        earlier.keys.get("site-4").signature(),
                        earlier.shares.get("site-4").signature(),
                        earlier.vectors.get("site-4").header().signature(),
                        earlier.survivors.get("site-4").signature(),
                        earlier.openings.get("site-4").signature())
                .map(Signature::bytes)
                .toList();
        List<byte[]> tried = new ArrayList<>(others);
        AttackRun first = AttackRun.of(sites, ALL).keyed();
        tried.add(checkpoint(first));
        tried.add(byTlsKey(first));
        tried.add(first.agreements.get("site-4").signature().bytes());

        AttackRun run = first;
        while (!tried.isEmpty()) {
            for (String victim : List.of("site-1", "site-2", "site-3")) {
                run.tell(victim, withKeysOf(run, 4, tried.remove(0)));
                site.leaves(run, victim, "RS-SEC-010", "tasks-" + victim, "the keys of site-4");
            }
            run = tried.isEmpty() ? run : AttackRun.of(sites, ALL).keyed();
        }
    }

    // A signed note over the same 32 bytes that its keys are signed for, as a log would be signed.
    private byte[] checkpoint(AttackRun run) {
        String note = "riskset/test/site-4\n1\n" + run.context().ctx() + "\n";
        return sites.key("site-4").sign(note.getBytes(UTF_8));
    }

    // The TLS key signs the very bytes that the identity has to.
    private byte[] byTlsKey(AttackRun run) throws GeneralSecurityException {
        KeyAdvertisement keys = run.keys.get("site-4");
        var signer = java.security.Signature.getInstance("SHA256withECDSAinP1363Format");
        var files = sites.files("site-4");
        signer.initSign(TlsIdentity.read(files.tlsKey(), files.tlsChain()).key());
        signer.update(Transcript.of("keys")
                .digest(run.context().ctx())
                .u16(4)
                .bytes(keys.sealing().bytes())
                .bytes(keys.masking().bytes())
                .digest(keys.commitment())
                .toBytes());
        return signer.sign();
    }

    private static PhaseReturn.Keys withKeysOf(AttackRun run, int index, byte[] signature) {
        return new PhaseReturn.Keys(run.keys.values().stream()
                .map(k -> k.index() == index
                        ? new KeyAdvertisement(index, k.sealing(), k.masking(), k.commitment(), Signature.of(signature))
                        : k)
                .toList());
    }

    private static List<SignedDigest> bent(List<SignedDigest> all, int index) {
        return all.stream()
                .map(s -> s.index() == index
                        ? new SignedDigest(
                                index,
                                s.digest(),
                                Signature.of(Bent.malleated(s.signature().bytes())))
                        : s)
                .toList();
    }
}
