// SPDX-License-Identifier: Apache-2.0
/**
 * From a site's patients to the numbers of a plan, by SQL.
 *
 * <p>In: {@link org.riskset.site.cohort.PatientTable}, study and plan. Out:
 * {@link org.riskset.survival.counts.Aggregate}. Start with {@link org.riskset.site.counting.Counter}; the text of its
 * query is made by {@link org.riskset.site.counting.CountQuery} from
 * {@link org.riskset.site.counting.AnalysisSetSql} (who is in), {@link org.riskset.site.counting.TimeSql} (when) and
 * {@link org.riskset.site.counting.PatternSql} (which levels).
 *
 * <p>Not here: what may leave the site (see {@code privacy.disclosure}), files and connections (see {@code cohort}).
 */
package org.riskset.site.counting;
