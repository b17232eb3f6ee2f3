// SPDX-License-Identifier: Apache-2.0
/** What adds over strata: scores, in {@link org.riskset.survival.score.SiteScores}. */
package org.riskset.survival.score;
