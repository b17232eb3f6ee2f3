// SPDX-License-Identifier: Apache-2.0
package org.riskset.privacy.masking;

import org.riskset.privacy.identity.Signature;
import org.riskset.survival.digest.Digest;

/**
 * What a member sent in a phase, for those who need not see it: its digest under the member's signature.
 *
 * @param index of the member, from 1
 */
public record SignedDigest(int index, Digest digest, Signature signature) {}
