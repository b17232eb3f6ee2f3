// SPDX-License-Identifier: Apache-2.0
package org.riskset.site.task;

import java.time.Clock;
import java.util.List;
import org.riskset.privacy.disclosure.Peer;
import org.riskset.privacy.disclosure.Question;
import org.riskset.privacy.identity.SecurityError;
import org.riskset.privacy.identity.SiteId;
import org.riskset.survival.error.Problem;
import org.riskset.survival.error.RisksetException;
import org.riskset.survival.study.AnalysisPlan;
import org.riskset.survival.study.Study;

/** A request as the rules see it. */
record Questions(SiteId self, Documents documents, Clock clock) {

    /**
     * What a task asks.
     *
     * @throws RisksetException RS-SEC-010 when its requester did not sign it
     */
    Question of(Task task) {
        Request request = task.request();
        if (!request.signed().verifies()) {
            throw RisksetException.of(Problem.of(SecurityError.SIGNATURE, "the requester's signature does not verify"));
        }
        Study study = documents.study(request.study());
        AnalysisPlan plan = documents.plan(request.plan(), study);
        List<Peer> invited = request.invited().stream()
                .map(i -> new Peer(i.site(), i.identity()))
                .toList();
        return new Question(study, plan, request.mode(), request.signed(), self, invited, clock.instant());
    }
}
