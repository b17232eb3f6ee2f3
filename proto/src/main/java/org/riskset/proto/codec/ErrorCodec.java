// SPDX-License-Identifier: Apache-2.0
package org.riskset.proto.codec;

import com.google.protobuf.Any;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.rpc.ErrorInfo;
import com.google.rpc.Status;
import io.grpc.Status.Code;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import java.util.List;
import java.util.Optional;
import org.riskset.proto.federation.v1.ProblemReport;
import org.riskset.survival.error.Problem;
import org.riskset.survival.error.RisksetException;

/**
 * Exceptions as gRPC statuses and back: the other side throws what this side threw.
 *
 * <p>The status follows from the exception's class; its details are an {@code ErrorInfo} with the first code, for
 * programs that know nothing of Riskset, and a {@link ProblemReport} with everything.
 *
 * <ul>
 *   <li>What is not a {@link RisksetException} becomes {@code RS-RUN-095} without its message: that could hold a value.
 *   <li>Problems that do not fit into a header's 8 KiB are left out, from the last.
 *   <li>Codes this side does not know keep their name and their class.
 * </ul>
 */
public final class ErrorCodec {
    private static final String DOMAIN = "riskset";
    // by exit code, 1 to 7: architecture, errors
    private static final List<Code> STATUS = List.of(
            Code.INTERNAL,
            Code.INVALID_ARGUMENT,
            Code.FAILED_PRECONDITION,
            Code.FAILED_PRECONDITION,
            Code.PERMISSION_DENIED,
            Code.UNAVAILABLE,
            Code.DATA_LOSS);

    private ErrorCodec() {}

    /** What the caller is told about this. */
    public static StatusRuntimeException encode(Throwable thrown) {
        RisksetException known = thrown instanceof RisksetException r
                ? r
                : RisksetException.of(Problem.of(ExchangeError.INTERNAL, "the other side failed; its log says why"));
        Problem first = known.first();
        ErrorInfo info = ErrorInfo.newBuilder()
                .setReason(first.code().code())
                .setDomain(DOMAIN)
                .build();
        return StatusProto.toStatusRuntimeException(Status.newBuilder()
                .setCode(STATUS.get(known.exitCode() - 1).value())
                .setMessage(first.code().code())
                .addDetails(Any.pack(info))
                .addDetails(Any.pack(ProblemCodec.encode(known.problems())))
                .build());
    }

    /** What the other side threw; empty when the status does not say, so it was made on the way. */
    public static Optional<RisksetException> decode(Throwable received) {
        return Optional.ofNullable(StatusProto.fromThrowable(received))
                .flatMap(ErrorCodec::report)
                .map(ProblemCodec::decode)
                .filter(problems -> !problems.isEmpty())
                .map(RisksetException::of);
    }

    private static Optional<ProblemReport> report(Status status) {
        return status.getDetailsList().stream()
                .filter(detail -> detail.is(ProblemReport.class))
                .findFirst()
                .flatMap(ErrorCodec::unpack);
    }

    private static Optional<ProblemReport> unpack(Any detail) {
        try {
            return Optional.of(detail.unpack(ProblemReport.class));
        } catch (InvalidProtocolBufferException e) {
            return Optional.empty(); // then it says as little as a status without details
        }
    }
}
