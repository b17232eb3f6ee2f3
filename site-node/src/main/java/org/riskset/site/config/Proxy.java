// SPDX-License-Identifier: Apache-2.0
package org.riskset.site.config;

import java.util.Optional;
import org.riskset.proto.document.HostPort;
import org.riskset.proto.document.Item;
import org.riskset.survival.error.Quoted;

/**
 * The way out of the hospital.
 *
 * @param system use what the operating system says
 * @param address the proxy's address
 */
public record Proxy(boolean system, Optional<HostPort> address) {
    /** Straight out. */
    public static final Proxy NONE = new Proxy(false, Optional.empty());

    private static final String SCHEME = "http://";
    private static final Proxy SYSTEM = new Proxy(true, Optional.empty());

    static Optional<Proxy> read(Item item) {
        return item.text().flatMap(text -> switch (text) {
            case "none" -> Optional.of(NONE);
            case "system" -> Optional.of(SYSTEM);
            default -> named(item, text);
        });
    }

    private static Optional<Proxy> named(Item item, String text) {
        Optional<HostPort> address = Optional.of(text)
                .filter(t -> t.startsWith(SCHEME))
                .flatMap(t -> HostPort.parse(t.substring(SCHEME.length()).replaceFirst("/$", "")))
                .filter(a -> a.port() > 0);
        if (address.isEmpty()) {
            item.wrong(Quoted.of(text) + " is not a proxy", "none, system or http://host:port");
        }
        return address.map(a -> new Proxy(false, Optional.of(a)));
    }
}
