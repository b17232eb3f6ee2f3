// SPDX-License-Identifier: Apache-2.0
package org.riskset.privacy.masking;

import java.util.List;
import java.util.function.Function;
import org.riskset.privacy.identity.Transcript;
import org.riskset.survival.digest.Digest;

/** What the coordinator gives back to a member when a phase is over; nothing of it is believed before it was checked. */
public sealed interface PhaseReturn {

    /** Number of the step, as the coordinator signs it. */
    int step();

    /** Over a labelled transcript of everything in it. */
    Digest digest();

    <R> R fold(
            Function<Keys, R> keys,
            Function<Shares, R> shares,
            Function<Vectors, R> vectors,
            Function<Quorum, R> quorum);

    /** After phase 1: every member's keys. */
    record Keys(List<KeyAdvertisement> all) implements PhaseReturn {
        public Keys {
            all = List.copyOf(all);
        }

        @Override
        public int step() {
            return 2;
        }

        @Override
        public Digest digest() {
            Transcript transcript = Transcript.of("return-keys");
            all.forEach(k -> transcript
                    .u16(k.index())
                    .bytes(k.body())
                    .bytes(k.signature().bytes()));
            return transcript.hash();
        }

        @Override
        public <R> R fold(
                Function<Keys, R> keys,
                Function<Shares, R> shares,
                Function<Vectors, R> vectors,
                Function<Quorum, R> quorum) {
            return keys.apply(this);
        }
    }

    /**
     * After phase 2: the shares meant for this member, and that everybody has shared.
     *
     * @param incoming from each other member, by index
     * @param sharers every member's digest and signature, by index
     */
    record Shares(List<SealedShare> incoming, List<SignedDigest> sharers) implements PhaseReturn {
        public Shares {
            incoming = List.copyOf(incoming);
            sharers = List.copyOf(sharers);
        }

        @Override
        public int step() {
            return 3;
        }

        @Override
        public Digest digest() {
            Transcript transcript = Transcript.of("return-shares");
            incoming.forEach(s -> transcript.u16(s.from()).u16(s.to()).bytes(s.bytes()));
            return signed(transcript, sharers).hash();
        }

        @Override
        public <R> R fold(
                Function<Keys, R> keys,
                Function<Shares, R> shares,
                Function<Vectors, R> vectors,
                Function<Quorum, R> quorum) {
            return shares.apply(this);
        }
    }

    /** After phase 3: whose vectors are in the sum, by index. */
    record Vectors(List<SignedDigest> contributors) implements PhaseReturn {
        public Vectors {
            contributors = List.copyOf(contributors);
        }

        @Override
        public int step() {
            return 4;
        }

        @Override
        public Digest digest() {
            return signed(Transcript.of("return-vectors"), contributors).hash();
        }

        @Override
        public <R> R fold(
                Function<Keys, R> keys,
                Function<Shares, R> shares,
                Function<Vectors, R> vectors,
                Function<Quorum, R> quorum) {
            return vectors.apply(this);
        }
    }

    /** After phase 4: who signed that set, by index. */
    record Quorum(List<SurvivorSignature> survivors) implements PhaseReturn {
        public Quorum {
            survivors = List.copyOf(survivors);
        }

        @Override
        public int step() {
            return 5;
        }

        @Override
        public Digest digest() {
            Transcript transcript = Transcript.of("return-quorum");
            survivors.forEach(s -> transcript.u16(s.index()).bytes(s.signature().bytes()));
            return transcript.hash();
        }

        @Override
        public <R> R fold(
                Function<Keys, R> keys,
                Function<Shares, R> shares,
                Function<Vectors, R> vectors,
                Function<Quorum, R> quorum) {
            return quorum.apply(this);
        }
    }

    private static Transcript signed(Transcript transcript, List<SignedDigest> all) {
        all.forEach(s ->
                transcript.u16(s.index()).digest(s.digest()).bytes(s.signature().bytes()));
        return transcript;
    }
}
