// SPDX-License-Identifier: Apache-2.0
package org.riskset.proto.transport;

import java.time.Duration;

/** What neither side takes more of, so that nobody can exhaust the other. */
final class Limits {
    /**
     * Chunks are half of this. What does not come in chunks fits for 4096 sites: sealed shares for all others are 0.35
     * MiB, the end of a run 0.7 MiB.
     */
    static final int MESSAGE_BYTES = 1024 * 1024;

    static final int METADATA_BYTES = 16 * 1024;
    static final int CALLS_PER_CONNECTION = 32;
    static final Duration HANDSHAKE = Duration.ofSeconds(20);

    /** Proxies drop a connection that is silent for a minute or so; a site says something more often. */
    static final Duration SITE_SPEAKS = Duration.ofSeconds(30);

    static final Duration SITE_MAY_SPEAK = Duration.ofSeconds(15);

    /** How long the coordinator takes to notice a site that vanished without a word. */
    static final Duration SERVER_ASKS = Duration.ofSeconds(60);

    static final Duration ANSWER_TO_PING = Duration.ofSeconds(20);
    static final int THREADS = 8;

    private Limits() {}
}
