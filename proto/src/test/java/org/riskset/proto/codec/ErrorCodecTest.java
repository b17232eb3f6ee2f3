// SPDX-License-Identifier: Apache-2.0
package org.riskset.proto.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.Any;
import com.google.protobuf.ByteString;
import com.google.rpc.ErrorInfo;
import com.google.rpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import java.util.Collections;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.riskset.proto.federation.v1.ProblemReport;
import org.riskset.proto.federation.v1.ReportedPlace;
import org.riskset.proto.federation.v1.ReportedProblem;
import org.riskset.survival.error.FailureException;
import org.riskset.survival.error.Problem;
import org.riskset.survival.error.RisksetException;

class ErrorCodecTest {

    @ParameterizedTest
    @CsvSource({
        "RS-RUN-001,INTERNAL,1",
        "RS-PLAN-004,INVALID_ARGUMENT,2",
        "RS-STUDY-001,FAILED_PRECONDITION,3",
        "RS-DISC-005,FAILED_PRECONDITION,4",
        "RS-SEC-020,FAILED_PRECONDITION,4",
        "RS-AUTH-001,PERMISSION_DENIED,5",
        "RS-NET-001,UNAVAILABLE,6",
        "RS-SEC-010,DATA_LOSS,7"
    })
    void each_class_when_sent_then_its_status_and_the_same_class(String code, String status, int exit) {
        RisksetException thrown = RisksetException.of(Problem.of(ReportedCode.of(code, "title"), "what"));

        StatusRuntimeException sent = ErrorCodec.encode(thrown);

        RisksetException received = ErrorCodec.decode(sent).orElseThrow();
        assertEquals(status, sent.getStatus().getCode().name());
        assertEquals(thrown.getClass(), received.getClass());
        assertEquals(exit, received.exitCode());
        assertEquals(code, received.first().code().code());
    }

    @Test
    void program_without_riskset_when_told_then_reads_error_info() throws Exception {
        StatusRuntimeException sent =
                ErrorCodec.encode(RisksetException.of(Problem.of(ExchangeError.TOO_LATE, "no answer in time")));

        ErrorInfo info = StatusProto.fromThrowable(sent).getDetails(0).unpack(ErrorInfo.class);

        assertEquals("RS-NET-002", info.getReason());
        assertEquals("riskset", info.getDomain());
    }

    @Test
    void code_of_a_later_version_when_received_then_kept_or_made_general() {
        assertEquals(
                "RS-PLAN-999", received(problem("RS-PLAN-999")).first().code().code());
        assertEquals(
                "RS-RUN-095", received(problem("RS-NEW-001")).first().code().code());
        assertEquals(FailureException.class, received(problem("nonsense")).getClass());
    }

    @Test
    void control_characters_when_received_then_taken_out() {
        ReportedProblem painted = problem("RS-NET-001").toBuilder()
                .setWhat("red \u001b[31m\nerror[RS-PLAN-001]: forged")
                .setPlace(ReportedPlace.newBuilder().setFile("a\rb").setExcerpt("x\u202Ey"))
                .build();

        Problem shown = received(painted).first();

        assertEquals("red  [31m error[RS-PLAN-001]: forged", shown.what());
        assertFalse(shown.text().contains("\u202E"));
        assertTrue(shown.text().contains("a b line 1"));
    }

    @Test
    void more_problems_than_fit_when_sent_then_the_first_of_them() {
        Problem problem = Problem.of(ExchangeError.TOO_LATE, "x".repeat(900)).with(Problem.SEEN, "y".repeat(5_000));

        StatusRuntimeException sent = ErrorCodec.encode(RisksetException.of(Collections.nCopies(500, problem)));

        int received = ErrorCodec.decode(sent).orElseThrow().problems().size();
        assertTrue(received >= 3 && received <= 8, () -> received + " problems");
        assertTrue(StatusProto.fromThrowable(sent).getSerializedSize() < 10 * 1024);
    }

    @Test
    void status_without_details_when_received_then_says_nothing() {
        assertEquals(Optional.empty(), ErrorCodec.decode(io.grpc.Status.UNAVAILABLE.asRuntimeException()));
        assertEquals(Optional.empty(), ErrorCodec.decode(new IllegalStateException("x")));
        Any broken = Any.pack(problemReport(problem("RS-NET-001"))).toBuilder()
                .setValue(ByteString.copyFromUtf8("\u0001\u0002"))
                .build();
        assertEquals(Optional.empty(), ErrorCodec.decode(status(broken)));
    }

    private static RisksetException received(ReportedProblem problem) {
        return ErrorCodec.decode(status(Any.pack(problemReport(problem)))).orElseThrow();
    }

    private static StatusRuntimeException status(Any detail) {
        return StatusProto.toStatusRuntimeException(
                Status.newBuilder().setCode(13).addDetails(detail).build());
    }

    private static ProblemReport problemReport(ReportedProblem problem) {
        return ProblemReport.newBuilder().addProblems(problem).build();
    }

    private static ReportedProblem problem(String code) {
        return ReportedProblem.newBuilder()
                .setCode(code)
                .setTitle("title")
                .setWhat("what")
                .build();
    }
}
