// SPDX-License-Identifier: Apache-2.0
package org.riskset.coordinator.run;

import org.riskset.privacy.identity.Mode;
import org.riskset.privacy.identity.PlanRequest;
import org.riskset.survival.digest.Digest;

/**
 * What a run asks, as far as the machine has to know.
 *
 * @param studyId the study's id; runs of one study are collected one after another
 * @param title of the plan, or its purpose
 * @param request who asks, signed; holds the digests of study and plan
 * @param minSites the plan's own demand, at least 1
 * @param shape of the vectors
 */
public record Question(String studyId, String title, Mode mode, PlanRequest request, int minSites, Shape shape) {

    public Digest study() {
        return request.study();
    }

    public Digest plan() {
        return request.plan();
    }

    /**
     * How long a vector is, without what is in it: this room knows no counts.
     *
     * @param layout digest of the layout, with horizon 0 when the plan has none
     * @param lanes64 64-bit lanes of that layout
     * @param lanes128 128-bit lanes of that layout
     */
    public record Shape(Digest layout, long lanes64, long lanes128) {}
}
