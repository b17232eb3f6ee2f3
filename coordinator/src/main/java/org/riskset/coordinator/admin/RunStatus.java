// SPDX-License-Identifier: Apache-2.0
package org.riskset.coordinator.admin;

import org.riskset.coordinator.run.Participation;
import org.riskset.coordinator.run.Receipt;
import org.riskset.coordinator.run.Run;
import org.riskset.privacy.identity.Decline;
import org.riskset.proto.coordinator.v1.ParticipationStatus;
import org.riskset.proto.coordinator.v1.WatchResponse;

/** A run as commands are told of it. */
final class RunStatus {
    private RunStatus() {}

    static WatchResponse of(Run run) {
        WatchResponse.Builder status = WatchResponse.newBuilder()
                .setRun(run.number())
                .setTitle(run.question().title())
                .setPlanDigest(run.question().plan().toString())
                .setState(run.state().name())
                .setProblem(run.problem().orElse(""))
                .setSubmitted(run.submitted().getEpochSecond());
        run.participations().forEach(p -> status.addSites(of(p, run.state().hasEnded())));
        return status.build();
    }

    private static ParticipationStatus of(Participation site, boolean ended) {
        return ParticipationStatus.newBuilder()
                .setSite(site.site().value())
                .setState(site.standing(ended).name())
                .setCode(site.decline().map(Decline::code).orElse(""))
                .setBytes(site.receipt().map(Receipt::bytes).orElse(0L))
                .build();
    }
}
