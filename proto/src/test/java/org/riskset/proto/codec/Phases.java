// SPDX-License-Identifier: Apache-2.0
package org.riskset.proto.codec;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.riskset.privacy.identity.Signature;
import org.riskset.privacy.masking.AbortSignature;
import org.riskset.privacy.masking.KeyAdvertisement;
import org.riskset.privacy.masking.PhaseAnswer;
import org.riskset.privacy.masking.PhaseReturn;
import org.riskset.privacy.masking.PublicPoint;
import org.riskset.privacy.masking.SealedShare;
import org.riskset.privacy.masking.SealedShares;
import org.riskset.privacy.masking.SignedDigest;
import org.riskset.privacy.masking.SurvivorSignature;
import org.riskset.privacy.masking.UnmaskingShares;
import org.riskset.survival.digest.Digest;

/** What is said in a secure sum of n members, by form alone: no signature is one. */
public final class Phases {
    private Phases() {}

    /** One answer of each phase, by member 2. */
    public static List<PhaseAnswer> answers(int n) {
        return List.of(
                keys(2),
                new SealedShares(2, others(2, n, v -> sealed(2, v)), signature(2)),
                survivor(2),
                new UnmaskingShares(2, filled(36 * n, 5), signature(3)),
                abort(2));
    }

    /** What comes back after each phase. */
    static List<PhaseReturn> returns(int n) {
        return List.of(
                new PhaseReturn.Keys(all(n, Phases::keys)),
                new PhaseReturn.Shares(others(2, n, u -> sealed(u, 2)), all(n, Phases::signedDigest)),
                new PhaseReturn.Vectors(all(n, Phases::signedDigest)),
                new PhaseReturn.Quorum(all(n, Phases::survivor)));
    }

    public static <T> List<T> all(int n, IntFunction<T> of) {
        return IntStream.rangeClosed(1, n).mapToObj(of).toList();
    }

    private static <T> List<T> others(int self, int n, IntFunction<T> of) {
        return IntStream.rangeClosed(1, n).filter(v -> v != self).mapToObj(of).toList();
    }

    private static KeyAdvertisement keys(int index) {
        return new KeyAdvertisement(
                index, point(index), point(index + 10_000), Digest.of("b" + index), signature(index));
    }

    private static SealedShare sealed(int from, int to) {
        return new SealedShare(from, to, filled(SealedShare.LENGTH, from + 3 * to));
    }

    private static SignedDigest signedDigest(int index) {
        return new SignedDigest(index, Digest.of("y" + index), signature(index));
    }

    public static SurvivorSignature survivor(int index) {
        return new SurvivorSignature(index, signature(index));
    }

    public static AbortSignature abort(int index) {
        return new AbortSignature(index, signature(index));
    }

    public static Signature signature(int of) {
        return Signature.of(filled(64, of));
    }

    /** Far below p, since the last byte is the highest. */
    private static PublicPoint point(int of) {
        byte[] bytes = Digest.of("point " + of).bytes();
        bytes[31] &= 0x3f;
        return PublicPoint.of(bytes);
    }

    private static byte[] filled(int length, int with) {
        byte[] bytes = new byte[length];
        Arrays.fill(bytes, (byte) with);
        return bytes;
    }

    /** Steps 2 to 5. */
    static Stream<AssignmentBody> returned(int n) {
        return returns(n).stream().map(AssignmentBody.Returned::new);
    }
}
