// SPDX-License-Identifier: Apache-2.0
package org.riskset.coordinator.run;

import java.util.ArrayList;
import java.util.List;
import org.riskset.privacy.masking.Contributors;
import org.riskset.privacy.masking.KeyAdvertisement;
import org.riskset.privacy.masking.KeyedMembers;
import org.riskset.privacy.masking.Phase;
import org.riskset.privacy.masking.Sharers;
import org.riskset.privacy.masking.SignedDigest;
import org.riskset.privacy.masking.SurvivorSignature;
import org.riskset.privacy.masking.Survivors;
import org.riskset.survival.digest.Digest;

/**
 * What each phase of a run's present attempt is bound to: t1 to t4, from what has come. Every signature in it was held
 * against its site when it came.
 */
public record Chain(Run run) {

    /** U1: everybody's keys, once the run has left {@link RunState#KEYING}. */
    public KeyedMembers keys() {
        List<KeyAdvertisement> all =
                run.members().stream().flatMap(p -> p.keys().stream()).toList();
        return new KeyedMembers(Contexts.secure(run), all);
    }

    public Digest t1() {
        return keys().t1();
    }

    /** Digest and signature of everybody who answered in a phase, by index. */
    public List<SignedDigest> signed(Phase phase) {
        List<SignedDigest> all = new ArrayList<>();
        run.members()
                .forEach(p -> p.receipt(phase)
                        .ifPresent(r -> all.add(new SignedDigest(r.index(), r.digest(), r.signature()))));
        return all;
    }

    public Digest t2() {
        return Sharers.of(t1(), signed(Phase.SHARES)).t2();
    }

    /** U3, once the run has left {@link RunState#COLLECTING}; with t3. */
    public Contributors contributors() {
        return Contributors.of(t2(), signed(Phase.VECTOR));
    }

    /** U4 as far as it has come, by index. */
    public List<SurvivorSignature> survivors() {
        return signed(Phase.SURVIVORS).stream()
                .map(s -> new SurvivorSignature(s.index(), s.signature()))
                .toList();
    }

    public Digest t4() {
        return Survivors.of(contributors().t3(), survivors()).t4();
    }
}
