// SPDX-License-Identifier: Apache-2.0
package org.riskset.site.task;

import org.riskset.privacy.identity.Signature;
import org.riskset.survival.digest.Digest;

/**
 * A step of a run that the coordinator has told and this site has acted on. Kept with the coordinator's signature:
 * without it nobody could prove who sent a false roster.
 *
 * @param step 1 roster, 2 to 5 what phases 1 to 4 gave back
 * @param digest of the step's body
 */
public record Heard(int step, Digest digest, Signature signature) {}
