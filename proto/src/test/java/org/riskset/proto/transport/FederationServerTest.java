// SPDX-License-Identifier: Apache-2.0
package org.riskset.proto.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.ServerSocket;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.riskset.proto.codec.CoordinatorAddress;
import org.riskset.survival.error.ConfigurationException;
import org.riskset.survival.error.FailureException;
import org.riskset.survival.error.Problem;
import org.riskset.survival.error.RisksetException;

class FederationServerTest {
    private Consortium consortium;
    private FederationChannel channel;

    @BeforeEach
    void open() {
        consortium = Consortium.start();
        channel = consortium.channel(consortium.certified("site-1"));
    }

    @AfterEach
    void close() {
        channel.close();
        consortium.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"throw", "tell"})
    void service_fails_when_called_then_same_problems_on_this_side(String how) {
        RisksetException received = Calls.failure(() -> Calls.accept(channel.channel(), how));

        assertInstanceOf(ConfigurationException.class, received);
        assertEquals(texts(Consortium.PROBLEMS), texts(received.problems()));
        assertEquals("/groupBy", received.first().path());
        assertEquals(
                Consortium.PROBLEMS.get(0).code().title(),
                received.first().code().title());
    }

    @Test
    void bug_in_a_service_when_called_then_nothing_of_it_is_told() {
        RisksetException received = Calls.failure(() -> Calls.accept(channel.channel(), "bug"));

        assertInstanceOf(FailureException.class, received);
        assertEquals("RS-RUN-095", received.first().code().code());
        assertFalse(received.first().text().contains("4711"));
    }

    @Test
    void message_too_large_when_sent_then_refused_and_connection_stands() {
        assertEquals("RS-API-010", Calls.code(() -> Calls.enroll(channel.channel(), 1024 * 1024)));

        Calls.enroll(channel.channel(), 1000 * 1024);
    }

    @Test
    void messages_when_sent_then_their_bytes_are_counted() {
        Calls.enroll(channel.channel(), 1000);
        Calls.enroll(channel.channel(), 1000);

        int tagAndLength = 3;
        assertEquals(2L * (tagAndLength + 1000), channel.bytesSent());
    }

    @Test
    void no_answer_when_deadline_has_passed_then_says_so() {
        assertEquals("RS-NET-002", Calls.code(() -> Calls.acceptWithin(channel.channel(), 50)));
    }

    @Test
    void nobody_listens_when_dialled_then_says_what_happened() throws IOException {
        CoordinatorAddress nobody;
        try (ServerSocket taken = new ServerSocket(0)) {
            nobody = new CoordinatorAddress("127.0.0.1", taken.getLocalPort());
        }
        try (FederationChannel away = FederationChannel.open(
                nobody, consortium.authority.certificate(), Optional.empty(), ConnectProxy.none())) {
            RisksetException failure = Calls.failure(() -> Calls.enroll(away.channel(), 1));

            assertEquals("RS-NET-001", failure.first().code().code());
            assertTrue(failure.first().detail("seen").orElseThrow().contains("refused"));
            assertEquals(6, failure.exitCode());
        }
    }

    @Test
    void unknown_call_when_made_then_says_so() {
        assertEquals("RS-API-011", Calls.code(() -> Calls.follow(channel.channel())));
    }

    private static List<String> texts(List<Problem> problems) {
        return problems.stream().map(p -> p + p.text()).toList();
    }
}
