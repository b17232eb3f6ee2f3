// SPDX-License-Identifier: Apache-2.0
package org.riskset.coordinator.run;

import org.riskset.privacy.identity.Signature;
import org.riskset.survival.digest.Digest;

/**
 * That a site's vector is here: its digest and signature, not its numbers.
 *
 * @param index in the roster, from 1
 * @param bytes length of the vector
 */
public record Receipt(int index, Digest digest, Signature signature, long bytes) {}
