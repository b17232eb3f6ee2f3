// SPDX-License-Identifier: Apache-2.0
package org.riskset.federation;

import com.google.protobuf.ByteString;
import java.util.function.UnaryOperator;
import org.riskset.privacy.identity.Signature;
import org.riskset.privacy.identity.Transcript;
import org.riskset.privacy.masking.KeyAdvertisement;
import org.riskset.privacy.masking.PhaseReturn;
import org.riskset.proto.codec.AssignmentBody;
import org.riskset.proto.codec.AssignmentCodec;
import org.riskset.proto.codec.SignedAssignment;
import org.riskset.proto.federation.v1.Assignment;
import org.riskset.proto.federation.v1.Keys;

/** What no value of the product can say, put on the wire by hand. */
record Forgeries(AttackRun run) {

    /** Says something under a signature made of the true one. */
    void signed(String site, PhaseReturn returned, UnaryOperator<byte[]> change) {
        AssignmentBody body = new AssignmentBody.Returned(returned);
        byte[] signature = SignedAssignment.of(run.id, run.attempt, body, run.sites.coordinator.key)
                .signature()
                .bytes();
        run.sites.coordinator.send(
                site,
                AssignmentCodec.encode(
                        new SignedAssignment(run.id, run.attempt, 0, body, Signature.of(change.apply(signature)))));
    }

    /** Says something in another round, truly signed. */
    void inRound(int round, String site, PhaseReturn returned) {
        Transcript assigned = Transcript.of("assign")
                .bytes(run.id.bytes())
                .u32(run.attempt)
                .u32(round)
                .u8(returned.step())
                .digest(returned.digest());
        Signature signature = Signature.of(run.sites.coordinator.key.sign(assigned));
        run.sites.coordinator.send(
                site,
                AssignmentCodec.encode(new SignedAssignment(
                        run.id, run.attempt, round, new AssignmentBody.Returned(returned), signature)));
    }

    /** All keys, in place of one member's these bytes: signed as if nothing were the matter. */
    void keys(String site, int index, byte[] forged, byte[] signature) {
        Keys.Builder all = Keys.newBuilder();
        Transcript transcript = Transcript.of("return-keys");
        for (KeyAdvertisement honest : run.keys.values()) {
            boolean other = honest.index() == index;
            byte[] body = other ? forged : honest.body();
            byte[] signed = other ? signature : honest.signature().bytes();
            transcript.u16(honest.index()).bytes(body).bytes(signed);
            all.addMembersBuilder()
                    .setIndex(honest.index())
                    .setBody(ByteString.copyFrom(body))
                    .setSignature(ByteString.copyFrom(signed));
        }
        Transcript assigned = Transcript.of("assign")
                .bytes(run.id.bytes())
                .u32(run.attempt)
                .u32(0)
                .u8(2)
                .digest(transcript.hash());
        run.sites.coordinator.send(
                site,
                Assignment.newBuilder()
                        .setRunId(ByteString.copyFrom(run.id.bytes()))
                        .setAttempt(run.attempt)
                        .setKeys(all)
                        .setSignature(ByteString.copyFrom(run.sites.coordinator.key.sign(assigned)))
                        .build());
    }
}
