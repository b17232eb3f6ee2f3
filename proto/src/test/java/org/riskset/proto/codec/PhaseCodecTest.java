// SPDX-License-Identifier: Apache-2.0
package org.riskset.proto.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.google.protobuf.ByteString;
import java.security.SecureRandom;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.riskset.privacy.identity.RunId;
import org.riskset.privacy.masking.Complaint;
import org.riskset.privacy.masking.PhaseAnswer;
import org.riskset.proto.federation.v1.AnswerPhase;
import org.riskset.proto.federation.v1.AnswerRequest;
import org.riskset.proto.federation.v1.ComplainRequest;
import org.riskset.survival.error.RisksetException;

class PhaseCodecTest {
    private static final RunId RUN = RunId.random(new SecureRandom());
    private static final Complaint COMPLAINT = new Complaint(4096, 1, Phases.signature(1));

    static Stream<PhaseAnswer> answers() {
        return Stream.of(3, 4096).flatMap(n -> Phases.answers(n).stream());
    }

    @ParameterizedTest
    @MethodSource("answers")
    void answer_when_sent_and_read_then_equal(PhaseAnswer answer) throws Exception {
        byte[] sent = PhaseCodec.encode(RUN, 3, answer).toByteArray();

        PhaseCodec.Answered read = PhaseCodec.decode(AnswerRequest.parseFrom(sent));

        assertEquals(new PhaseCodec.Answered(RUN, 3, answer), read);
    }

    @Test
    void bodies_when_encoded_then_those_that_are_signed() {
        List<PhaseAnswer> answers = Phases.answers(5);

        List<ByteString> sent = answers.stream()
                .map(a -> PhaseCodec.encode(RUN, 1, a).getBody())
                .toList();

        assertEquals(answers.stream().map(a -> ByteString.copyFrom(a.body())).toList(), sent);
        assertEquals(
                List.of(96, 88 * 4, 0, 36 * 5, 0),
                sent.stream().map(ByteString::size).toList());
    }

    @Test
    void complaint_when_sent_and_read_then_equal() throws Exception {
        byte[] sent = PhaseCodec.encode(RUN, 2, COMPLAINT).toByteArray();

        assertEquals(new PhaseCodec.Complained(RUN, 2, COMPLAINT), PhaseCodec.decode(ComplainRequest.parseFrom(sent)));
    }

    static Stream<UnaryOperator<AnswerRequest.Builder>> malformedAnswers() {
        return Stream.of(
                m -> m.setRunId(bytes(15)),
                m -> m.clearRunId(),
                m -> m.setAttempt(0),
                m -> m.setAttempt(-1),
                m -> m.setRound(1),
                m -> m.setRound(-1),
                m -> m.clearPhase(),
                m -> m.setPhaseValue(6),
                m -> m.setPhaseValue(-1),
                m -> m.clearIndex(),
                m -> m.setIndex(-1),
                m -> m.setIndex(4097));
    }

    @ParameterizedTest
    @MethodSource("malformedAnswers")
    void malformed_answer_when_read_then_RS_API_001(UnaryOperator<AnswerRequest.Builder> change) {
        for (PhaseAnswer answer : Phases.answers(3)) {
            AnswerRequest message =
                    change.apply(PhaseCodec.encode(RUN, 1, answer).toBuilder()).build();

            refused("RS-API-001", () -> PhaseCodec.decode(message));
        }
    }

    @ParameterizedTest
    @CsvSource({"SHARES, 87", "SHARES, 89", "SHARES, 360448", "SURVIVORS, 1", "OPENING, 360448", "ABORT, 1"})
    void body_of_another_length_when_read_then_RS_SEC_018(String phase, int length) {
        AnswerRequest message = PhaseCodec.encode(RUN, 1, Phases.abort(1)).toBuilder()
                .setPhase(AnswerPhase.valueOf("ANSWER_PHASE_" + phase))
                .setBody(bytes(length))
                .build();

        refused("RS-SEC-018", () -> PhaseCodec.decode(message));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 63, 65})
    void signature_of_another_length_when_read_then_RS_SEC_010(int length) {
        for (PhaseAnswer answer : Phases.answers(3)) {
            AnswerRequest message = PhaseCodec.encode(RUN, 1, answer).toBuilder()
                    .setSignature(bytes(length))
                    .build();

            refused("RS-SEC-010", () -> PhaseCodec.decode(message));
        }
        ComplainRequest complaint = PhaseCodec.encode(RUN, 1, COMPLAINT).toBuilder()
                .setSignature(bytes(length))
                .build();
        refused("RS-SEC-010", () -> PhaseCodec.decode(complaint));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 64, 95, 97})
    void keys_of_another_length_when_read_then_RS_SEC_012(int length) {
        AnswerRequest message = PhaseCodec.encode(RUN, 1, Phases.answers(3).get(0)).toBuilder()
                .setBody(bytes(length))
                .build();

        refused("RS-SEC-012", () -> PhaseCodec.decode(message));
    }

    @Test
    void keys_of_small_order_when_read_then_RS_SEC_012() {
        AnswerRequest message = PhaseCodec.encode(RUN, 1, Phases.answers(3).get(0)).toBuilder()
                .setBody(bytes(96))
                .build();

        refused("RS-SEC-012", () -> PhaseCodec.decode(message));
    }

    static Stream<UnaryOperator<ComplainRequest.Builder>> malformedComplaints() {
        return Stream.of(
                m -> m.setRunId(bytes(17)),
                m -> m.setAttempt(0),
                m -> m.clearAbout(),
                m -> m.setAbout(4097),
                m -> m.clearBy(),
                m -> m.setBy(4097),
                m -> m.setBy(-1));
    }

    @ParameterizedTest
    @MethodSource("malformedComplaints")
    void malformed_complaint_when_read_then_RS_API_001(UnaryOperator<ComplainRequest.Builder> change) {
        ComplainRequest message =
                change.apply(PhaseCodec.encode(RUN, 1, COMPLAINT).toBuilder()).build();

        refused("RS-API-001", () -> PhaseCodec.decode(message));
    }

    private static ByteString bytes(int length) {
        return ByteString.copyFrom(new byte[length]);
    }

    private static void refused(String code, Executable reading) {
        assertEquals(
                code,
                assertThrows(RisksetException.class, reading).first().code().code());
    }
}
