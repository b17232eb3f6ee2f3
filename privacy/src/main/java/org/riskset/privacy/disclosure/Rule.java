// SPDX-License-Identifier: Apache-2.0
package org.riskset.privacy.disclosure;

import java.util.Optional;
import org.riskset.survival.error.Problem;

/** One rule of a site, held against what is asked before anything is counted. */
interface Rule {

    /** As in policies; it travels with a refusal. */
    String name();

    /** Why the question is refused, or nothing. What was seen stays at the site. */
    Optional<Problem> refuses(SitePolicy policy, Question question);
}
