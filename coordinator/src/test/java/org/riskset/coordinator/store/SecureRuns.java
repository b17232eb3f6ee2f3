// SPDX-License-Identifier: Apache-2.0
package org.riskset.coordinator.store;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.riskset.coordinator.run.Participation;
import org.riskset.coordinator.run.Receipt;
import org.riskset.coordinator.run.Run;
import org.riskset.coordinator.run.RunState;
import org.riskset.coordinator.run.SampleRuns;
import org.riskset.privacy.identity.Decline;
import org.riskset.privacy.identity.Mode;
import org.riskset.privacy.identity.Signature;
import org.riskset.privacy.identity.SiteId;
import org.riskset.privacy.masking.KeyAdvertisement;
import org.riskset.privacy.masking.Phase;
import org.riskset.privacy.masking.PublicPoint;
import org.riskset.survival.digest.Digest;

/** Runs of secure mode with something in every field. Nothing in them verifies: a store believes everything. */
final class SecureRuns {
    private static final Random RANDOM = new Random(7);

    private SecureRuns() {}

    /** Nobody has answered. */
    static Run asked(int sites) {
        SiteId[] names =
                IntStream.rangeClosed(1, sites).mapToObj(SecureRuns::site).toArray(SiteId[]::new);
        return SampleRuns.asked(Mode.SECURE, RunState.INVITING, names);
    }

    static SiteId site(int number) {
        return new SiteId("site-" + number);
    }

    /** Each site has come further than the one before; the last two were dismissed and left in the middle. */
    static Run mixed() {
        List<Phase> phases = List.of(Phase.values());
        Run run = asked(phases.size() + 3);
        for (int i = 1; i <= phases.size() + 1; i++) {
            Participation site = agreed(run, site(i));
            for (Phase phase : phases.subList(0, i - 1)) {
                site = site.with(phase, receipt(i));
            }
            run = run.with(i > 1 ? site.with(keys(i)) : site);
        }
        run = run.with(run.participation(site(8)).orElseThrow().again(false));
        Participation last = agreed(run, site(9)).with(keys(9)).with(Phase.KEYS, receipt(9));
        return run.with(last.with(SampleRuns.decline(run, site(9), Decline.Kind.ABORTED)));
    }

    static Participation agreed(Run run, SiteId site) {
        return run.participation(site).orElseThrow().with(SampleRuns.acceptance(run, site, 3));
    }

    /** All sites have agreed, sent keys and shares. */
    static Run shared(int sites) {
        Run run = asked(sites);
        for (int i = 1; i <= sites; i++) {
            run = run.with(agreed(run, site(i))
                    .with(keys(i))
                    .with(Phase.KEYS, receipt(i))
                    .with(Phase.SHARES, receipt(i)));
        }
        return run.in(RunState.COLLECTING, run.deadline());
    }

    static Receipt receipt(int index) {
        return new Receipt(index, Digest.of(bytes(8)), Signature.of(bytes(64)), RANDOM.nextInt(1 << 20));
    }

    static KeyAdvertisement keys(int index) {
        return new KeyAdvertisement(index, point(), point(), Digest.of(bytes(32)), Signature.of(bytes(64)));
    }

    private static PublicPoint point() {
        byte[] bytes = bytes(32);
        bytes[31] &= 0x3f;
        return PublicPoint.of(bytes);
    }

    static byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        RANDOM.nextBytes(bytes);
        return bytes;
    }
}
