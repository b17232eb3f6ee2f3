// SPDX-License-Identifier: Apache-2.0
package org.riskset.proto.codec;

import com.google.protobuf.ByteString;
import java.util.ArrayList;
import java.util.List;
import org.riskset.privacy.identity.RunId;
import org.riskset.privacy.identity.Signature;
import org.riskset.privacy.masking.Contribution;
import org.riskset.proto.federation.v1.ContributeRequest;
import org.riskset.proto.federation.v1.ContributionHeader;
import org.riskset.survival.digest.Digest;

/** Vectors as a header and chunks. Only a {@link Contribution} has an encoding. */
public final class ContributionCodec {
    /** Bytes of a chunk. */
    public static final int CHUNK = 512 * 1024;

    private ContributionCodec() {}

    public static List<ContributeRequest> encode(RunId run, int attempt, Contribution contribution) {
        byte[] bytes = contribution.bytes();
        List<ContributeRequest> messages = new ArrayList<>();
        messages.add(ContributeRequest.newBuilder()
                .setHeader(ContributionHeader.newBuilder()
                        .setRunId(Fields.bytes(run))
                        .setAttempt(attempt)
                        .setIndex(contribution.index())
                        .setHorizon(contribution.horizon())
                        .setLength(bytes.length)
                        .setDigest(Fields.bytes(contribution.digest()))
                        .setSignature(Fields.bytes(contribution.signature())))
                .build());
        for (int at = 0; at < bytes.length; at += CHUNK) {
            ByteString chunk = ByteString.copyFrom(bytes, at, Math.min(CHUNK, bytes.length - at));
            messages.add(ContributeRequest.newBuilder().setChunk(chunk).build());
        }
        return messages;
    }

    /** What a header says; nothing of it is believed before the vector verifies. */
    public record Header(
            RunId run, int attempt, int index, int horizon, int length, Digest digest, Signature signature) {}

    public static Header decode(ContributionHeader header) {
        Fields.require(header.getHorizon() >= 0 && header.getLength() >= 0, "a negative size");
        Fields.onlyRound(header.getRound());
        return new Header(
                Fields.run(header.getRunId()),
                Fields.positive(header.getAttempt(), "an attempt"),
                Fields.index(header.getIndex()),
                header.getHorizon(),
                header.getLength(),
                Fields.digest(header.getDigest()),
                Fields.signature(header.getSignature()));
    }
}
