// SPDX-License-Identifier: Apache-2.0
package org.riskset.proto.codec;

import org.riskset.privacy.identity.Acceptance;
import org.riskset.privacy.identity.Decline;
import org.riskset.proto.federation.v1.AcceptRequest;
import org.riskset.proto.federation.v1.DeclineKind;
import org.riskset.proto.federation.v1.DeclineRequest;

/** A site's yes and no as protobuf. Malformed ones throw {@code RS-API-001}. */
public final class AnswerCodec {
    private static final int LONGEST_REASON = 500;

    private AnswerCodec() {}

    public static AcceptRequest encode(Acceptance acceptance) {
        return AcceptRequest.newBuilder()
                .setRunId(Fields.bytes(acceptance.run()))
                .setAttempt(acceptance.attempt())
                .setMode(Fields.mode(acceptance.mode()))
                .setStudyDigest(Fields.bytes(acceptance.study()))
                .setPlanDigest(Fields.bytes(acceptance.plan()))
                .setConditions(acceptance.conditions())
                .setSeen(Fields.bytes(acceptance.seen()))
                .setExpires(acceptance.expires())
                .setSignature(Fields.bytes(acceptance.signature()))
                .build();
    }

    public static Acceptance decode(AcceptRequest message) {
        return new Acceptance(
                Fields.run(message.getRunId()),
                Fields.positive(message.getAttempt(), "an attempt"),
                Fields.mode(message.getMode()),
                Fields.digest(message.getStudyDigest()),
                Fields.digest(message.getPlanDigest()),
                Fields.conditions(message.getConditions()),
                Fields.digest(message.getSeen()),
                Fields.time(message.getExpires()),
                Fields.signature(message.getSignature()));
    }

    public static DeclineRequest encode(Decline decline) {
        return DeclineRequest.newBuilder()
                .setRunId(Fields.bytes(decline.run()))
                .setAttempt(decline.attempt())
                .setKind(DeclineKind.valueOf("DECLINE_KIND_" + decline.kind().name()))
                .setCode(decline.code())
                .setReason(decline.reason())
                .setSignature(Fields.bytes(decline.signature()))
                .build();
    }

    public static Decline decode(DeclineRequest message) {
        Fields.require(message.getReason().length() <= LONGEST_REASON, "a reason that is too long");
        Decline.Kind kind = switch (message.getKind()) {
            case DECLINE_KIND_REFUSED -> Decline.Kind.REFUSED;
            case DECLINE_KIND_REJECTED -> Decline.Kind.REJECTED;
            case DECLINE_KIND_ABORTED -> Decline.Kind.ABORTED;
            default -> throw Fields.malformed("a kind of refusal that is not known");
        };
        return new Decline(
                Fields.run(message.getRunId()),
                Fields.positive(message.getAttempt(), "an attempt"),
                kind,
                Fields.code(message.getCode()),
                message.getReason(),
                Fields.signature(message.getSignature()));
    }
}
