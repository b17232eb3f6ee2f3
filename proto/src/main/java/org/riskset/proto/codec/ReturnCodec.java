// SPDX-License-Identifier: Apache-2.0
package org.riskset.proto.codec;

import com.google.protobuf.ByteString;
import java.util.List;
import org.riskset.privacy.masking.KeyAdvertisement;
import org.riskset.privacy.masking.PhaseReturn;
import org.riskset.privacy.masking.SealedShare;
import org.riskset.privacy.masking.SignedDigest;
import org.riskset.privacy.masking.SurvivorSignature;
import org.riskset.proto.federation.v1.Assignment;
import org.riskset.proto.federation.v1.Keys;
import org.riskset.proto.federation.v1.Quorum;
import org.riskset.proto.federation.v1.Shares;
import org.riskset.proto.federation.v1.SignedKeys;
import org.riskset.proto.federation.v1.Vectors;

/** What the coordinator gives back after a phase, as the body of an assignment. */
final class ReturnCodec {
    private ReturnCodec() {}

    static Assignment.Builder encode(Assignment.Builder message, PhaseReturn returned) {
        return returned.fold(
                keys -> message.setKeys(encode(keys)),
                shares -> message.setShares(encode(shares)),
                vectors -> message.setVectors(encode(vectors)),
                quorum -> message.setQuorum(encode(quorum)));
    }

    private static Keys encode(PhaseReturn.Keys keys) {
        Keys.Builder message = Keys.newBuilder();
        keys.all()
                .forEach(k -> message.addMembersBuilder()
                        .setIndex(k.index())
                        .setBody(ByteString.copyFrom(k.body()))
                        .setSignature(Fields.bytes(k.signature())));
        return message.build();
    }

    private static Shares encode(PhaseReturn.Shares shares) {
        Shares.Builder message = Shares.newBuilder();
        shares.incoming()
                .forEach(s -> message.addIncomingBuilder()
                        .setFrom(s.from())
                        .setTo(s.to())
                        .setSealed(ByteString.copyFrom(s.bytes())));
        shares.sharers().forEach(s -> message.addSharers(encode(s)));
        return message.build();
    }

    private static Vectors encode(PhaseReturn.Vectors vectors) {
        Vectors.Builder message = Vectors.newBuilder();
        vectors.contributors().forEach(c -> message.addContributors(encode(c)));
        return message.build();
    }

    private static Quorum encode(PhaseReturn.Quorum quorum) {
        Quorum.Builder message = Quorum.newBuilder();
        quorum.survivors()
                .forEach(s ->
                        message.addSurvivorsBuilder().setIndex(s.index()).setSignature(Fields.bytes(s.signature())));
        return message.build();
    }

    private static org.riskset.proto.federation.v1.SignedDigest encode(SignedDigest one) {
        return org.riskset.proto.federation.v1.SignedDigest.newBuilder()
                .setIndex(one.index())
                .setDigest(Fields.bytes(one.digest()))
                .setSignature(Fields.bytes(one.signature()))
                .build();
    }

    static PhaseReturn decode(Assignment message) {
        return switch (message.getBodyCase()) {
            case KEYS -> keys(message.getKeys());
            case SHARES -> shares(message.getShares());
            case VECTORS -> new PhaseReturn.Vectors(signed(message.getVectors().getContributorsList()));
            case QUORUM -> quorum(message.getQuorum());
            default -> throw Fields.malformed("an assignment without a body");
        };
    }

    private static PhaseReturn keys(Keys message) {
        return new PhaseReturn.Keys(Fields.members(message.getMembersList()).stream()
                .map(ReturnCodec::keys)
                .toList());
    }

    private static KeyAdvertisement keys(SignedKeys message) {
        return KeyAdvertisement.read(
                Fields.index(message.getIndex()),
                message.getBody().toByteArray(),
                Fields.signature(message.getSignature()));
    }

    private static PhaseReturn shares(Shares message) {
        List<SealedShare> incoming = Fields.members(message.getIncomingList()).stream()
                .map(ReturnCodec::sealed)
                .toList();
        return new PhaseReturn.Shares(incoming, signed(message.getSharersList()));
    }

    private static SealedShare sealed(org.riskset.proto.federation.v1.SealedShare message) {
        ByteString bytes = message.getSealed();
        Fields.require(bytes.size() == SealedShare.LENGTH, "a sealed share of " + bytes.size() + " bytes");
        return new SealedShare(Fields.index(message.getFrom()), Fields.index(message.getTo()), bytes.toByteArray());
    }

    private static List<SignedDigest> signed(List<org.riskset.proto.federation.v1.SignedDigest> all) {
        return Fields.members(all).stream()
                .map(s -> new SignedDigest(
                        Fields.index(s.getIndex()), Fields.digest(s.getDigest()), Fields.signature(s.getSignature())))
                .toList();
    }

    private static PhaseReturn quorum(Quorum message) {
        return new PhaseReturn.Quorum(Fields.members(message.getSurvivorsList()).stream()
                .map(s -> new SurvivorSignature(Fields.index(s.getIndex()), Fields.signature(s.getSignature())))
                .toList());
    }
}
