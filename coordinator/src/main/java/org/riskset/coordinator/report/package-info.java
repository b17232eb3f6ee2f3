// SPDX-License-Identifier: Apache-2.0
/**
 * What a run says, written down: one writer per format, all from one value.
 *
 * <p>In: {@link org.riskset.coordinator.report.PooledReport}, findings and who took part, without text. Out: the bytes
 * of {@code result.json}, the CSV tables, {@code figure.svg}, and the lines a terminal shows. Start with
 * {@link org.riskset.coordinator.report.Reporting}; {@link org.riskset.coordinator.report.RiskCountsAt} and
 * {@link org.riskset.coordinator.report.TimeAxis} hold what figure, plot and risk table have in common, so that all
 * three show the same numbers at the same times.
 *
 * <p>Not here: any statistic (see {@code survival.analysis}). Writers are functions of the report: the same report
 * gives the same bytes.
 */
package org.riskset.coordinator.report;
