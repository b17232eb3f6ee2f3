// SPDX-License-Identifier: Apache-2.0
package org.riskset.site.exchange;

import com.google.protobuf.ByteString;
import java.io.ByteArrayOutputStream;
import java.util.Iterator;
import org.riskset.privacy.identity.SecurityError;
import org.riskset.proto.federation.v1.FetchRequest;
import org.riskset.proto.federation.v1.FetchResponse;
import org.riskset.proto.federation.v1.TaskServiceGrpc;
import org.riskset.proto.transport.CallFailure;
import org.riskset.proto.transport.Deadlines;
import org.riskset.proto.transport.FederationChannel;
import org.riskset.survival.digest.Digest;
import org.riskset.survival.error.Problem;
import org.riskset.survival.error.RisksetException;

/** Brings documents by digest; what comes is believed only when it has that digest. */
public final class DocumentFetch implements AssignmentIntake.Documents {
    private final FederationChannel channel;

    public DocumentFetch(FederationChannel channel) {
        this.channel = channel;
    }

    @Override
    public byte[] fetch(Digest digest, long most) {
        byte[] bytes = CallFailure.read(() -> collected(digest, most));
        if (!Digest.of(bytes).equals(digest)) {
            throw RisksetException.of(Problem.of(SecurityError.SIGNATURE, "a document is not the one that was named")
                    .with(Problem.SEEN, Digest.of(bytes).toString())
                    .with(Problem.EXPECTED, digest.toString()));
        }
        return bytes;
    }

    private byte[] collected(Digest digest, long most) {
        FetchRequest request = FetchRequest.newBuilder()
                .setDigest(ByteString.copyFrom(digest.bytes()))
                .build();
        Iterator<FetchResponse> chunks = Deadlines.TRANSFER
                .on(TaskServiceGrpc.newBlockingStub(channel.channel()))
                .fetch(request);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        while (chunks.hasNext()) {
            bytes.writeBytes(chunks.next().getChunk().toByteArray());
            if (bytes.size() > most) {
                throw RisksetException.of(
                        Problem.of(SecurityError.OVERSIZED, "a document of more than " + most + " bytes"));
            }
        }
        return bytes.toByteArray();
    }
}
