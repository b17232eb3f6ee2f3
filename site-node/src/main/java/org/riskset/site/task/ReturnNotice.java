// SPDX-License-Identifier: Apache-2.0
package org.riskset.site.task;

import org.riskset.privacy.identity.RunId;
import org.riskset.privacy.masking.PhaseReturn;

/** What the coordinator gives back after a phase, as it came. */
public record ReturnNotice(RunId run, int attempt, PhaseReturn returned, Heard heard) {}
