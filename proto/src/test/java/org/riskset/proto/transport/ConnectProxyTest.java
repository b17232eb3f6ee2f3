// SPDX-License-Identifier: Apache-2.0
package org.riskset.proto.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.riskset.proto.codec.CoordinatorAddress;
import org.riskset.survival.error.RisksetException;

class ConnectProxyTest {
    private final Consortium consortium = Consortium.named("localhost");

    @AfterEach
    void close() {
        consortium.close();
    }

    @Test
    void proxy_permits_when_dialled_through_then_one_tunnel_for_all_calls() throws IOException {
        try (TunnelProxy proxy = new TunnelProxy(true);
                FederationChannel channel = through(proxy)) {
            Calls.accept(channel.channel(), "");
            Calls.accept(channel.channel(), "");

            assertEquals(List.of("CONNECT localhost:" + consortium.server.port() + " HTTP/1.1"), proxy.requests);
        }
    }

    @Test
    void proxy_forbids_when_dialled_through_then_says_what_the_proxy_said() throws IOException {
        try (TunnelProxy proxy = new TunnelProxy(false);
                FederationChannel channel = through(proxy)) {
            RisksetException failure = Calls.failure(() -> Calls.accept(channel.channel(), ""));

            assertEquals("RS-NET-005", failure.first().code().code());
            assertTrue(failure.first().detail("seen").orElseThrow().contains("403"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "https://p:1", "http://p", "http://p:99999", "http://user:secret@p:3128", "None"})
    void no_proxy_when_read_then_refused_without_showing_it(String text) {
        RisksetException refused = Calls.failure(() -> ConnectProxy.parse(text));

        assertEquals("RS-CONF-064", refused.first().code().code());
        assertFalse(refused.first().text().contains("secret"));
    }

    // The name is resolved by the proxy: a hospital's machines often cannot.
    private FederationChannel through(TunnelProxy proxy) {
        return FederationChannel.open(
                new CoordinatorAddress("localhost", consortium.server.port()),
                consortium.authority.certificate(),
                Optional.of(consortium.certified("site-1")),
                ConnectProxy.parse(proxy.url()));
    }
}
