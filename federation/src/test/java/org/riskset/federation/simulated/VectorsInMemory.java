// SPDX-License-Identifier: Apache-2.0
package org.riskset.federation.simulated;

import org.riskset.coordinator.exchange.Vectors;
import org.riskset.coordinator.pooling.Pool;
import org.riskset.coordinator.run.Run;
import org.riskset.coordinator.run.RunDriver;
import org.riskset.coordinator.run.RunEvent;
import org.riskset.privacy.identity.SiteId;
import org.riskset.privacy.masking.Contribution;

/** Takes in vectors as the coordinator does: the bytes and their receipt in one transaction. */
record VectorsInMemory(CoordinatorDisk disk, RunDriver driver) implements Vectors {
    private static final int HORIZON = 3;

    @Override
    public long bytes(Run run, int horizon) {
        SmallStudy study = SmallStudy.of(run.question());
        return horizon == HORIZON
                ? Pool.bytes(study.study().study(), study.plan().plan(), horizon)
                : -1;
    }

    @Override
    public void keep(Run run, SiteId site, Contribution vector, RunEvent.Answered event) {
        driver.on(
                run.id(),
                event,
                () -> disk.keep(
                        run, new CoordinatorDisk.Vector(run.attempt(), site, vector.horizon(), vector.bytes())));
    }
}
