// SPDX-License-Identifier: Apache-2.0
package org.riskset.site.exchange;

import java.time.Instant;

/**
 * How the connection stands.
 *
 * @param lastHeard 1970 if never
 */
public record ConnectionStatus(boolean connected, Instant lastHeard) {
    static final ConnectionStatus NEVER = new ConnectionStatus(false, Instant.EPOCH);
}
