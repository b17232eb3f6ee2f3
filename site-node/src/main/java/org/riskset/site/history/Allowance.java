// SPDX-License-Identifier: Apache-2.0
package org.riskset.site.history;

import java.time.Instant;
import org.riskset.privacy.disclosure.Finding.Check;
import org.riskset.privacy.identity.RunId;

/** That a person of this site allowed one run although a check spoke against it. */
public record Allowance(RunId run, Check check, Instant decided) {}
