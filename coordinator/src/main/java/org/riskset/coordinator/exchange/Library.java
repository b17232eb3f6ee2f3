// SPDX-License-Identifier: Apache-2.0
package org.riskset.coordinator.exchange;

import java.util.Optional;
import org.riskset.survival.digest.Digest;

/** Study and plan documents by digest. */
@FunctionalInterface
public interface Library {
    Optional<String> find(Digest digest);
}
