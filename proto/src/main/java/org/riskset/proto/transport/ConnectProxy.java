// SPDX-License-Identifier: Apache-2.0
package org.riskset.proto.transport;

import io.grpc.HttpConnectProxiedSocketAddress;
import io.grpc.ProxyDetector;
import io.grpc.netty.NettyChannelBuilder;
import java.net.InetSocketAddress;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.riskset.proto.codec.ExchangeError;
import org.riskset.survival.error.Problem;
import org.riskset.survival.error.RisksetException;

/**
 * The way out of a hospital: {@code none}, {@code system} (what the JVM was told), or {@code http://host:port}.
 *
 * <p>Through a proxy the connection is made by HTTP CONNECT; the proxy resolves the coordinator's name and sees it and
 * nothing else, as TLS runs end to end.
 */
public final class ConnectProxy {
    private static final Pattern URL = Pattern.compile("http://([A-Za-z0-9._-]{1,253}):([0-9]{1,5})/?");
    private static final int LARGEST_PORT = 65_535;

    private final String text;

    private ConnectProxy(String text) {
        this.text = text;
    }

    /** The coordinator is dialled directly. */
    public static ConnectProxy none() {
        return new ConnectProxy("none");
    }

    /** Reads the written form; {@code RS-CONF-064} when it is not one. */
    public static ConnectProxy parse(String text) {
        Matcher url = URL.matcher(text);
        boolean known = text.equals("none") || text.equals("system");
        if (!known && !(url.matches() && Integer.parseInt(url.group(2)) <= LARGEST_PORT)) {
            // the text is not shown: it may hold a password
            throw RisksetException.of(Problem.of(ExchangeError.PROXY_ADDRESS, "not a proxy")
                    .with(Problem.EXPECTED, "none, system, or http://host:port without user and password"));
        }
        return new ConnectProxy(text);
    }

    void applyTo(NettyChannelBuilder channel) {
        Matcher url = URL.matcher(text);
        if (url.matches()) {
            channel.proxyDetector(through(url.group(1), Integer.parseInt(url.group(2))));
        } else if (text.equals("none")) {
            channel.proxyDetector(target -> null);
        }
    }

    private static ProxyDetector through(String host, int port) {
        return target -> HttpConnectProxiedSocketAddress.newBuilder()
                .setTargetAddress((InetSocketAddress) target)
                .setProxyAddress(new InetSocketAddress(host, port)) // looked up anew for every connection
                .build();
    }

    @Override
    public String toString() {
        return text;
    }
}
