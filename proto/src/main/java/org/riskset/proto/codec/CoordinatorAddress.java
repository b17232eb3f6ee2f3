// SPDX-License-Identifier: Apache-2.0
package org.riskset.proto.codec;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.riskset.survival.error.Problem;
import org.riskset.survival.error.RisksetException;

/**
 * Where a coordinator listens, written {@code https://host:port}; the port is 443 when it is left out.
 *
 * @param host a name or an IP address; an IPv6 address without its brackets
 */
public record CoordinatorAddress(String host, int port) {

    private static final Pattern URL =
            Pattern.compile("https://(?:\\[([0-9a-fA-F:.]+)]|([A-Za-z0-9._-]{1,253}))(?::([0-9]{1,5}))?/?");
    private static final int HTTPS = 443;
    private static final int LARGEST_PORT = 65_535;

    public CoordinatorAddress {
        if (port < 1 || port > LARGEST_PORT) {
            throw notOne(host + ":" + port);
        }
    }

    /** Reads the written form; {@code RS-CONF-065} when it is not one. */
    public static CoordinatorAddress parse(String url) {
        Matcher matcher = URL.matcher(url);
        if (!matcher.matches()) {
            throw notOne(url);
        }
        String host = matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
        return new CoordinatorAddress(host, matcher.group(3) == null ? HTTPS : Integer.parseInt(matcher.group(3)));
    }

    @Override
    public String toString() {
        return "https://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    }

    private static RisksetException notOne(String seen) {
        return RisksetException.of(Problem.of(ExchangeError.COORDINATOR_ADDRESS, "not a coordinator's address")
                .with(Problem.SEEN, seen)
                .with(Problem.EXPECTED, "https://host:port"));
    }
}
