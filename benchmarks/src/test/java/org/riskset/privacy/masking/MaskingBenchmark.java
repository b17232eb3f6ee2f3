// SPDX-License-Identifier: Apache-2.0
package org.riskset.privacy.masking;

import java.security.GeneralSecurityException;
import java.util.concurrent.TimeUnit;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.riskset.survival.counts.Lanes;
import org.riskset.survival.digest.Digest;

/**
 * What one mask costs beside the keystream it is cut from.
 *
 * <p>Each method goes over so many bytes: {@code keystream} with the JDK's cipher alone, into an array; the others from
 * the seed of a mask to its sum with a vector, in lanes of 64 and of 128 bits.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(3)
public class MaskingBenchmark {
    private static final int PIECE = 16 * 1024;
    private static final Digest T2 = Digest.of("t2");

    /** Vector of the demo's size, and a large one. */
    @Param({"208000", "8000000"})
    int bytes;

    private byte[] zeros;
    private byte[] stream;
    private Secret seed;
    private Lanes narrow;
    private Lanes wide;

    /** Arrays are made once: what is measured is the work, not the collector. */
    @Setup
    public void allocate() {
        zeros = new byte[PIECE];
        stream = new byte[bytes];
        seed = Secret.of(new byte[Secret.LENGTH]);
        narrow = new Lanes(new long[bytes / 8], new long[0], new long[0]);
        wide = new Lanes(new long[0], new long[bytes / 16], new long[bytes / 16]);
    }

    /**
     * The floor: AES-256-CTR as fast as the JDK has it. In pieces, as the JDK compiles its cipher for the processor's AES
     * instructions only after many calls; one call over all bytes is ten times slower.
     */
    @Benchmark
    public byte[] keystream() throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/CTR/NoPadding");
        cipher.init(
                Cipher.ENCRYPT_MODE,
                new SecretKeySpec(new byte[Secret.LENGTH], "AES"),
                new IvParameterSpec(new byte[16]));
        for (int at = 0; at < bytes; at += PIECE) {
            cipher.update(zeros, 0, Math.min(PIECE, bytes - at), stream, at);
        }
        return stream;
    }

    @Benchmark
    public Lanes narrow() {
        Mask.self(T2, 1, seed).onto(narrow, true);
        return narrow;
    }

    @Benchmark
    public Lanes wide() {
        Mask.self(T2, 1, seed).onto(wide, true);
        return wide;
    }
}
