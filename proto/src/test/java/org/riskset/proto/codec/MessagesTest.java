// SPDX-License-Identifier: Apache-2.0
package org.riskset.proto.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.google.protobuf.ByteString;
import java.security.SecureRandom;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.riskset.privacy.identity.Acceptance;
import org.riskset.privacy.identity.Decline;
import org.riskset.privacy.identity.Mode;
import org.riskset.privacy.identity.RunId;
import org.riskset.privacy.identity.Signature;
import org.riskset.privacy.identity.SiteKey;
import org.riskset.privacy.masking.OpenVector;
import org.riskset.proto.federation.v1.AcceptRequest;
import org.riskset.proto.federation.v1.ContributeRequest;
import org.riskset.proto.federation.v1.ContributionHeader;
import org.riskset.proto.federation.v1.DeclineKind;
import org.riskset.proto.federation.v1.DeclineRequest;
import org.riskset.survival.digest.Digest;
import org.riskset.survival.error.RisksetException;
import org.riskset.survival.error.UsageException;

class MessagesTest {
    private static final SiteKey KEY = SiteKey.generate(new SecureRandom());
    private static final RunId RUN = RunId.random(new SecureRandom());
    private static final ByteString SHORT = ByteString.copyFrom(new byte[15]);

    @ParameterizedTest
    @EnumSource(Mode.class)
    void agreement_when_sent_and_read_then_equal(Mode mode) {
        Acceptance acceptance = acceptance(mode);

        assertEquals(acceptance, AnswerCodec.decode(AnswerCodec.encode(acceptance)));
    }

    @ParameterizedTest
    @EnumSource(Decline.Kind.class)
    void refusal_when_sent_and_read_then_equal(Decline.Kind kind) {
        Decline decline = new Decline(RUN, 3, kind, "RS-DISC-005", "zu fein", null).signedBy(KEY);

        assertEquals(decline, AnswerCodec.decode(AnswerCodec.encode(decline)));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 512 * 1024, 512 * 1024 + 1, 1300 * 1024})
    void vector_when_sent_in_chunks_then_announced_as_it_follows(int length) {
        byte[] bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        OpenVector vector = OpenVector.received(new byte[32], 2, 9, bytes, Signature.of(new byte[64]));

        List<ContributeRequest> messages = ContributionCodec.encode(RUN, 4, vector);

        ContributionCodec.Header header =
                ContributionCodec.decode(messages.get(0).getHeader());
        ByteString body =
                messages.stream().skip(1).map(ContributeRequest::getChunk).reduce(ByteString.EMPTY, ByteString::concat);
        assertEquals(new ContributionCodec.Header(RUN, 4, 2, 9, length, Digest.of(bytes), vector.signature()), header);
        assertEquals(ByteString.copyFrom(bytes), body);
        assertEquals(1 + (length + ContributionCodec.CHUNK - 1) / ContributionCodec.CHUNK, messages.size());
    }

    static Stream<UnaryOperator<AcceptRequest.Builder>> malformedAgreements() {
        return Stream.of(
                m -> m.setRunId(SHORT),
                m -> m.clearRunId(),
                m -> m.setAttempt(0),
                m -> m.setAttempt(-1),
                m -> m.clearMode(),
                m -> m.setModeValue(9),
                m -> m.setStudyDigest(SHORT),
                m -> m.setPlanDigest(ByteString.copyFrom(new byte[33])),
                m -> m.setConditions("x".repeat(4097)),
                m -> m.clearSeen(),
                m -> m.setExpires(-1));
    }

    @ParameterizedTest
    @MethodSource("malformedAgreements")
    void malformed_agreement_when_read_then_RS_API_001(UnaryOperator<AcceptRequest.Builder> change) {
        AcceptRequest message = change.apply(AnswerCodec.encode(acceptance(Mode.PLAIN)).toBuilder())
                .build();

        malformed(() -> AnswerCodec.decode(message));
    }

    static Stream<UnaryOperator<DeclineRequest.Builder>> malformedRefusals() {
        return Stream.of(
                m -> m.setRunId(SHORT),
                m -> m.setAttempt(0),
                m -> m.setKind(DeclineKind.DECLINE_KIND_UNSPECIFIED),
                m -> m.setKindValue(9),
                m -> m.setCode("RS-DISC-5"),
                m -> m.setCode("<script>"),
                m -> m.setReason("x".repeat(501)));
    }

    @ParameterizedTest
    @MethodSource("malformedRefusals")
    void malformed_refusal_when_read_then_RS_API_001(UnaryOperator<DeclineRequest.Builder> change) {
        Decline decline = new Decline(RUN, 1, Decline.Kind.REFUSED, "RS-DISC-005", "", null).signedBy(KEY);
        DeclineRequest message =
                change.apply(AnswerCodec.encode(decline).toBuilder()).build();

        malformed(() -> AnswerCodec.decode(message));
    }

    static Stream<UnaryOperator<ContributionHeader.Builder>> malformedHeaders() {
        return Stream.of(
                m -> m.setRunId(SHORT),
                m -> m.setAttempt(0),
                m -> m.setRound(1),
                m -> m.setIndex(0),
                m -> m.setHorizon(-1),
                m -> m.setLength(-1),
                m -> m.setDigest(SHORT));
    }

    @ParameterizedTest
    @MethodSource("malformedHeaders")
    void malformed_header_when_read_then_RS_API_001(UnaryOperator<ContributionHeader.Builder> change) {
        OpenVector vector = OpenVector.received(new byte[32], 2, 9, new byte[8], Signature.of(new byte[64]));
        ContributionHeader honest =
                ContributionCodec.encode(RUN, 1, vector).get(0).getHeader();

        malformed(
                () -> ContributionCodec.decode(change.apply(honest.toBuilder()).build()));
    }

    @Test
    void malformed_message_when_refused_then_no_content_is_repeated() {
        AcceptRequest message = AnswerCodec.encode(acceptance(Mode.PLAIN)).toBuilder()
                .setConditions("patient 4711".repeat(400))
                .build();

        RisksetException thrown = assertThrows(RisksetException.class, () -> AnswerCodec.decode(message));

        assertEquals("conditions that are too long", thrown.first().what());
    }

    @Test
    void signature_of_another_length_when_read_then_RS_SEC_010() {
        AcceptRequest agreement = AnswerCodec.encode(acceptance(Mode.PLAIN)).toBuilder()
                .setSignature(ByteString.copyFrom(new byte[65]))
                .build();
        Decline decline = new Decline(RUN, 1, Decline.Kind.REFUSED, "RS-DISC-005", "", Signature.of(new byte[0]));
        OpenVector vector = OpenVector.received(new byte[32], 2, 9, new byte[8], Signature.of(new byte[63]));

        unsigned(() -> AnswerCodec.decode(agreement));
        unsigned(() -> AnswerCodec.decode(AnswerCodec.encode(decline)));
        unsigned(() -> ContributionCodec.decode(
                ContributionCodec.encode(RUN, 1, vector).get(0).getHeader()));
    }

    private static void unsigned(Executable reading) {
        RisksetException thrown = assertThrows(RisksetException.class, reading);

        assertEquals("RS-SEC-010", thrown.first().code().code());
    }

    private static void malformed(Executable reading) {
        UsageException thrown = assertThrows(UsageException.class, reading);

        assertEquals("RS-API-001", thrown.first().code().code());
    }

    private static Acceptance acceptance(Mode mode) {
        Digest study = Digest.of("study");
        Digest plan = Digest.of("plan");
        return new Acceptance(RUN, 2, mode, study, plan, "{}", Acceptance.NOTHING_SEEN, 1_800_000_000, null)
                .signedBy(KEY);
    }
}
