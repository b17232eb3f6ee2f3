// SPDX-License-Identifier: Apache-2.0
package org.riskset.proto.document;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.riskset.survival.error.Quoted;

/**
 * Where something listens.
 *
 * @param host a name or address; IPv6 without brackets
 * @param port 0 = any free port
 */
public record HostPort(String host, int port) {
    private static final Pattern WRITTEN = Pattern.compile("(\\[[0-9A-Fa-f:.]+]|[A-Za-z0-9._-]+):([0-9]{1,5})");
    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "::1");

    /** {@code host:port}; anything else is reported. */
    public static Optional<HostPort> of(Item item) {
        return item.text().flatMap(text -> {
            Optional<HostPort> read = parse(text);
            if (read.isEmpty()) {
                item.wrong(Quoted.of(text) + " is not host:port", "an address such as 127.0.0.1:8443");
            }
            return read;
        });
    }

    /** Like {@link #of}, and nobody outside this machine can reach it. */
    public static Optional<HostPort> ofLoopback(Item item) {
        return of(item).filter(address -> {
            if (!address.isLoopback()) {
                item.wrong(Quoted.of(address.host()) + " can be reached from outside", "127.0.0.1, ::1 or localhost");
            }
            return address.isLoopback();
        });
    }

    /** Reads {@code host:port}. */
    public static Optional<HostPort> parse(String text) {
        Matcher written = WRITTEN.matcher(text);
        if (!written.matches() || Integer.parseInt(written.group(2)) > 65535) {
            return Optional.empty();
        }
        String host = written.group(1).replace("[", "").replace("]", "");
        return Optional.of(new HostPort(host, Integer.parseInt(written.group(2))));
    }

    public boolean isLoopback() {
        return LOOPBACK.contains(host);
    }

    /** As written, IPv6 in brackets. */
    @Override
    public String toString() {
        return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    }
}
