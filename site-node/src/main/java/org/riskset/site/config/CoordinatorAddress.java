// SPDX-License-Identifier: Apache-2.0
package org.riskset.site.config;

import java.util.Optional;
import org.riskset.proto.document.Fields;
import org.riskset.proto.document.HostPort;
import org.riskset.proto.document.Item;
import org.riskset.survival.error.Quoted;

/**
 * Where the coordinator is and how it is known.
 *
 * @param port 443 when the URL names none
 * @param pin {@code sha256:} and 64 hexadecimal digits of its certificate
 */
public record CoordinatorAddress(String host, int port, String pin) {
    private static final String SCHEME = "https://";
    private static final int HTTPS = 443;

    static CoordinatorAddress read(Fields fields) {
        Optional<HostPort> url = fields.require("url").flatMap(CoordinatorAddress::url);
        Optional<String> pin = fields.require("pin").flatMap(Hashes::sha256);
        fields.done();
        HostPort address = url.orElse(new HostPort("", HTTPS));
        return new CoordinatorAddress(address.host(), address.port(), pin.orElse(""));
    }

    private static Optional<HostPort> url(Item item) {
        return item.text().flatMap(text -> {
            Optional<HostPort> address = Optional.of(text)
                    .filter(t -> t.startsWith(SCHEME))
                    .map(t -> t.substring(SCHEME.length()).replaceFirst("/$", ""))
                    .flatMap(t -> HostPort.parse(t).or(() -> HostPort.parse(t + ":" + HTTPS)));
            if (address.isEmpty()) {
                item.wrong(Quoted.of(text) + " is not the address of a coordinator", "https://host:port");
            }
            return address;
        });
    }
}
