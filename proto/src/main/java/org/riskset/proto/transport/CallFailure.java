// SPDX-License-Identifier: Apache-2.0
package org.riskset.proto.transport;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.netty.handler.proxy.ProxyConnectException;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import org.riskset.proto.codec.ErrorCodec;
import org.riskset.proto.codec.ExchangeError;
import org.riskset.survival.error.Problem;
import org.riskset.survival.error.RisksetException;

/**
 * Why a call failed: what the other side threw, or what kept it from being reached.
 *
 * <p>Special cases, in the order they are tried: the exception the other side reported; what this side's own check of the
 * certificate found; the proxy; TLS; then the status alone.
 */
public final class CallFailure {
    private static final int DEEPEST_CAUSE = 20;

    private CallFailure() {}

    /** The result of a call, or its failure as {@link #of} reads it. */
    public static <T> T read(Supplier<T> call) {
        try {
            return call.get();
        } catch (StatusRuntimeException e) {
            throw of(e);
        }
    }

    /** The exception to throw here for this one, from a stub or an observer. */
    public static RisksetException of(Throwable failure) {
        return ErrorCodec.decode(failure)
                .or(() -> cause(failure, RisksetException.class))
                .or(() -> cause(failure, ProxyConnectException.class).map(CallFailure::proxy))
                .or(() -> cause(failure, SSLException.class).map(CallFailure::tls))
                .orElseGet(() -> byStatus(failure));
    }

    private static <T extends Throwable> Optional<T> cause(Throwable failure, Class<T> type) {
        return Stream.iterate(failure, t -> t != null, Throwable::getCause)
                .limit(DEEPEST_CAUSE)
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst();
    }

    private static RisksetException proxy(ProxyConnectException refused) {
        return RisksetException.of(
                Problem.of(ExchangeError.PROXY, "the proxy did not open the connection")
                        .with(Problem.SEEN, oneLine(refused.getMessage()))
                        .with(
                                Problem.DO,
                                "ask for the coordinator's address to be allowed, and check proxy: in the"
                                        + " configuration"),
                refused);
    }

    private static RisksetException tls(SSLException failed) {
        String alert = String.valueOf(failed.getMessage());
        if (alert.contains("Received fatal alert") && alert.contains("certificate")) {
            return RisksetException.of(
                    Problem.of(ExchangeError.CERTIFICATE_REFUSED, "the other side refused this side's certificate")
                            .with(Problem.SEEN, oneLine(alert))
                            .with(Problem.DO, "check when it ends; ask the coordinator for a new invitation"),
                    failed);
        }
        return RisksetException.of(
                Problem.of(ExchangeError.TLS, "no secure connection came about")
                        .with(Problem.SEEN, oneLine(alert))
                        .with(Problem.EXPECTED, "TLS 1.3, from end to end"),
                failed);
    }

    private static RisksetException byStatus(Throwable failure) {
        Status status = Status.fromThrowable(failure);
        Problem problem = switch (status.getCode()) {
            case UNAVAILABLE ->
                Problem.of(ExchangeError.UNREACHABLE, "the other side cannot be reached")
                        .with(Problem.SEEN, oneLine(innermost(failure, status)))
                        .with(Problem.DO, "check the address, the network and the proxy; then try again");
            case DEADLINE_EXCEEDED -> Problem.of(ExchangeError.TOO_LATE, "no answer in time");
            case CANCELLED -> Problem.of(ExchangeError.ENDED, "the call was ended before its answer");
            case RESOURCE_EXHAUSTED ->
                Problem.of(ExchangeError.TOO_LARGE, "a message is larger than the other side takes")
                        .with(Problem.EXPECTED, "at most " + Limits.MESSAGE_BYTES + " bytes");
            case UNIMPLEMENTED ->
                Problem.of(ExchangeError.UNKNOWN_CALL, "the other side does not know this call")
                        .with(Problem.DO, "bring both sides to the same version");
            case UNAUTHENTICATED, PERMISSION_DENIED ->
                Problem.of(ExchangeError.NOT_ALLOWED, "the other side does not allow this call");
            default -> Problem.of(ExchangeError.INTERNAL, "the other side failed; its log says why");
        };
        return RisksetException.of(problem, failure);
    }

    private static String innermost(Throwable failure, Status status) {
        Throwable last = failure;
        for (int i = 0; i < DEEPEST_CAUSE && last.getCause() != null; i++) {
            last = last.getCause();
        }
        return last == failure ? String.valueOf(status.getDescription()) : String.valueOf(last.getMessage());
    }

    private static String oneLine(String text) {
        String line = text == null ? "" : text.lines().findFirst().orElse("");
        return line.length() > 200 ? line.substring(0, 200) : line;
    }
}
