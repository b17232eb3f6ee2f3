// SPDX-License-Identifier: Apache-2.0
package org.riskset.proto.transport;

import static org.junit.jupiter.api.Assertions.assertThrows;

import com.google.protobuf.ByteString;
import io.grpc.Channel;
import java.util.concurrent.TimeUnit;
import org.riskset.proto.federation.v1.AcceptRequest;
import org.riskset.proto.federation.v1.AcceptResponse;
import org.riskset.proto.federation.v1.AnswerServiceGrpc;
import org.riskset.proto.federation.v1.EnrollRequest;
import org.riskset.proto.federation.v1.EnrollResponse;
import org.riskset.proto.federation.v1.EnrollmentServiceGrpc;
import org.riskset.proto.federation.v1.FollowRequest;
import org.riskset.proto.federation.v1.FollowResponse;
import org.riskset.proto.federation.v1.TaskServiceGrpc;
import org.riskset.survival.error.RisksetException;

/** Calls as a site makes them. */
final class Calls {
    private Calls() {}

    static AcceptResponse accept(Channel channel, String conditions) {
        return CallFailure.read(() -> Deadlines.ANSWER
                .on(AnswerServiceGrpc.newBlockingStub(channel))
                .accept(AcceptRequest.newBuilder().setConditions(conditions).build()));
    }

    static AcceptResponse acceptWithin(Channel channel, int milliseconds) {
        return CallFailure.read(() -> AnswerServiceGrpc.newBlockingStub(channel)
                .withDeadlineAfter(milliseconds, TimeUnit.MILLISECONDS)
                .accept(AcceptRequest.newBuilder().setConditions("wait").build()));
    }

    static EnrollResponse enroll(Channel channel, int bytes) {
        return CallFailure.read(() -> Deadlines.ANSWER
                .on(EnrollmentServiceGrpc.newBlockingStub(channel))
                .enroll(EnrollRequest.newBuilder()
                        .setIdentityPublic(ByteString.copyFrom(new byte[bytes]))
                        .build()));
    }

    static FollowResponse follow(Channel channel) {
        return CallFailure.read(() -> TaskServiceGrpc.newBlockingStub(channel)
                .follow(FollowRequest.getDefaultInstance())
                .next());
    }

    static String code(Runnable call) {
        return failure(call).first().code().code();
    }

    static RisksetException failure(Runnable call) {
        return assertThrows(RisksetException.class, call::run);
    }
}
