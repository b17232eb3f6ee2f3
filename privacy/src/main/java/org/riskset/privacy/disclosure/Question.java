// SPDX-License-Identifier: Apache-2.0
package org.riskset.privacy.disclosure;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.riskset.privacy.identity.Mode;
import org.riskset.privacy.identity.PlanRequest;
import org.riskset.privacy.identity.SiteId;
import org.riskset.survival.study.AnalysisPlan;
import org.riskset.survival.study.Study;

/**
 * What a site is asked, as its rules see it.
 *
 * @param self the site that is asked
 * @param invited every site that was asked, this one included
 */
public record Question(
        Study study, AnalysisPlan plan, Mode mode, PlanRequest request, SiteId self, List<Peer> invited, Instant now) {
    public Question {
        invited = List.copyOf(invited);
    }

    LocalDate today() {
        return LocalDate.ofInstant(now, ZoneOffset.UTC);
    }
}
