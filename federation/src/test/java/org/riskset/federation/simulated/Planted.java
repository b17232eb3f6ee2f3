// SPDX-License-Identifier: Apache-2.0
package org.riskset.federation.simulated;

import java.time.Duration;
import java.util.List;
import org.riskset.coordinator.exchange.Vectors;
import org.riskset.coordinator.run.Clocks;
import org.riskset.coordinator.run.Participation;
import org.riskset.coordinator.run.Run;
import org.riskset.coordinator.run.RunEvent;
import org.riskset.coordinator.run.RunState;
import org.riskset.coordinator.run.Step;
import org.riskset.privacy.identity.SiteId;
import org.riskset.privacy.masking.Contribution;
import org.riskset.privacy.masking.Phase;
import org.riskset.site.task.Message;
import org.riskset.site.task.TaskClocks;

/** Where each planted bug sits: beside the code under test, in what surrounds it. */
final class Planted {
    private static final Duration NEVER = Duration.ofDays(36_500);
    private static final Duration STEP = Duration.ofMinutes(10);

    private Planted() {}

    static SiteDisk siteDisk(Bug bug, CrashPoints crashes, SiteDisk.Writing writing) {
        return bug.isAtSite() ? new FaultySiteDisk(bug, crashes, writing) : new SiteDisk(crashes, writing);
    }

    static CoordinatorDisk coordinatorDisk(Bug bug, CrashPoints crashes, CoordinatorDisk.Writing writing) {
        return bug.isAtCoordinator()
                ? new FaultyCoordinatorDisk(bug, crashes, writing)
                : new CoordinatorDisk(crashes, writing);
    }

    /** What leaves before it is written. */
    static List<Message> early(Bug bug, org.riskset.site.task.Step step) {
        return bug == Bug.SITE_SENDS_BEFORE_WRITING ? step.messages() : List.of();
    }

    static DrawnSecrets random(Bug bug, Dice dice, SiteId site) {
        boolean again = bug == Bug.SITE_DRAWS_SECRETS_AGAIN;
        return new DrawnSecrets(again ? new Dice(site.value().hashCode()) : dice.split());
    }

    static Duration keeping(Bug bug) {
        return bug == Bug.SITE_NEVER_EXPIRES ? NEVER : TaskClocks.KEEPING;
    }

    static Clocks clocks(Bug bug) {
        return new Clocks(
                Duration.ofDays(7),
                bug == Bug.COORDINATOR_WAITS_FOR_KEYS ? NEVER : STEP,
                STEP,
                bug == Bug.COORDINATOR_WAITS_FOR_VECTORS ? NEVER : Duration.ofMinutes(30),
                STEP,
                bug == Bug.COORDINATOR_WAITS_FOR_OPENING ? NEVER : STEP);
    }

    static Vectors vectors(Bug bug, Vectors real, CoordinatorDisk disk) {
        return bug.isAtCoordinator() ? new FaultyVectors(bug, real, disk) : real;
    }

    /** Takes vectors it should not. */
    private record FaultyVectors(Bug bug, Vectors real, CoordinatorDisk disk) implements Vectors {
        @Override
        public long bytes(Run run, int horizon) {
            return real.bytes(run, horizon);
        }

        @Override
        public void keep(Run run, SiteId site, Contribution vector, RunEvent.Answered event) {
            Run now = disk.find(run.id()).orElseThrow();
            Participation sender = now.participation(site).orElseThrow();
            boolean known = sender.receipt(Phase.VECTOR).isPresent();
            boolean late = now.state().isKeyed() && now.state().ordinal() > RunState.COLLECTING.ordinal();
            if (bug == Bug.COORDINATOR_COUNTS_TWICE && known) {
                disk.again(new CoordinatorDisk.Vector(now.attempt(), site, vector.horizon(), vector.bytes()), now.id());
            }
            if (bug == Bug.COORDINATOR_TAKES_LATE_VECTOR && late && !known) {
                disk.change(now.id(), r -> new Step(r.with(sender.with(Phase.VECTOR, event.receipt())), List.of()));
            } else {
                real.keep(run, site, vector, event);
            }
        }
    }
}
