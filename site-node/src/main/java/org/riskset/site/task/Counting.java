// SPDX-License-Identifier: Apache-2.0
package org.riskset.site.task;

import org.riskset.survival.counts.Aggregate;
import org.riskset.survival.counts.Layout;
import org.riskset.survival.study.AnalysisPlan;
import org.riskset.survival.study.Study;

/** Counts this site's patients of a study. */
@FunctionalInterface
public interface Counting {
    Aggregate count(Study study, AnalysisPlan plan, Layout layout);
}
