// SPDX-License-Identifier: Apache-2.0
package org.riskset.proto.codec;

import com.google.protobuf.ByteString;
import java.util.List;
import org.riskset.privacy.identity.Mode;
import org.riskset.privacy.identity.PublicIdentity;
import org.riskset.privacy.identity.RunId;
import org.riskset.privacy.identity.SecurityError;
import org.riskset.privacy.identity.Signature;
import org.riskset.survival.digest.Digest;
import org.riskset.survival.error.Problem;
import org.riskset.survival.error.RisksetException;

/** Single fields of messages, with their lengths checked. */
final class Fields {
    /** Members of the largest roster: a larger one has no quorum that could be opened. */
    static final int MOST_MEMBERS = 4096;

    private static final int SIGNATURE_LENGTH = 64;
    private static final int LONGEST_CONDITIONS = 4096;

    private Fields() {}

    static ByteString bytes(Digest digest) {
        return ByteString.copyFrom(digest.bytes());
    }

    static ByteString bytes(RunId run) {
        return ByteString.copyFrom(run.bytes());
    }

    static ByteString bytes(PublicIdentity identity) {
        return ByteString.copyFrom(identity.bytes());
    }

    static ByteString bytes(Signature signature) {
        return ByteString.copyFrom(signature.bytes());
    }

    static Digest digest(ByteString bytes) {
        require(bytes.size() == 32, "a digest of " + bytes.size() + " bytes");
        return Digest.ofHash(bytes.toByteArray());
    }

    static RunId run(ByteString bytes) {
        require(bytes.size() == 16, "a run id of " + bytes.size() + " bytes");
        return RunId.of(bytes.toByteArray());
    }

    static PublicIdentity identity(ByteString bytes) {
        require(bytes.size() == 32, "a public key of " + bytes.size() + " bytes");
        return PublicIdentity.of(bytes.toByteArray());
    }

    /** Bytes of another length are a signature that does not verify, not a form that is not known. */
    static Signature signature(ByteString bytes) {
        if (bytes.size() != SIGNATURE_LENGTH) {
            throw RisksetException.of(Problem.of(SecurityError.SIGNATURE, "a signature of " + bytes.size() + " bytes"));
        }
        return Signature.of(bytes.toByteArray());
    }

    static org.riskset.proto.federation.v1.Mode mode(Mode mode) {
        return mode == Mode.PLAIN
                ? org.riskset.proto.federation.v1.Mode.MODE_PLAIN
                : org.riskset.proto.federation.v1.Mode.MODE_SECURE;
    }

    static Mode mode(org.riskset.proto.federation.v1.Mode mode) {
        return switch (mode) {
            case MODE_PLAIN -> Mode.PLAIN;
            case MODE_SECURE -> Mode.SECURE;
            default -> throw malformed("a mode that is not known");
        };
    }

    /** A number the format has no sign for. */
    static int positive(int value, String what) {
        require(value > 0, what + " that is not above 0");
        return value;
    }

    /** A place in a roster. */
    static int index(int value) {
        require(value > 0 && value <= MOST_MEMBERS, "an index that no roster has");
        return value;
    }

    /** At most one entry for each member. */
    static <T> List<T> members(List<T> entries) {
        require(entries.size() <= MOST_MEMBERS, "a list longer than any roster");
        return entries;
    }

    /** What a site demands of the release, not read yet. */
    static String conditions(String json) {
        require(json.length() <= LONGEST_CONDITIONS, "conditions that are too long");
        return json;
    }

    /** A code as it is written. */
    static String code(String code) {
        require(code.matches("RS-[A-Z]{2,8}-\\d{3}"), "a code that is none");
        return code;
    }

    /** Only the plan's table is summed so far. */
    static void onlyRound(int round) {
        require(round == 0, "a round that this version does not have");
    }

    /** Unix seconds; beyond 2^63 they would turn negative here. */
    static long time(long value) {
        require(value >= 0, "a time that no clock shows");
        return value;
    }

    static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw malformed(otherwise);
        }
    }

    static RisksetException malformed(String what) {
        return RisksetException.of(
                Problem.of(WireError.MALFORMED, what).with(Problem.DO, "bring both sides to the same version"));
    }
}
