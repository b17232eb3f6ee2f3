// SPDX-License-Identifier: Apache-2.0
package org.riskset.proto.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.riskset.survival.error.ConfigurationException;

class CoordinatorAddressTest {

    @ParameterizedTest
    @CsvSource({
        "https://coordinator.example,coordinator.example,443",
        "https://coordinator.example:8443/,coordinator.example,8443",
        "https://10.0.0.1:1,10.0.0.1,1",
        "https://[2001:db8::1]:443,2001:db8::1,443"
    })
    void address_when_read_then_host_and_port(String url, String host, int port) {
        CoordinatorAddress address = CoordinatorAddress.parse(url);

        assertEquals(new CoordinatorAddress(host, port), address);
        assertEquals(address, CoordinatorAddress.parse(address.toString()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "coordinator", "http://c:1", "https://c:0", "https://c:65536", "https://u@c", "https://c/x"})
    void no_address_when_read_then_refused(String url) {
        assertThrows(ConfigurationException.class, () -> CoordinatorAddress.parse(url));
    }
}
