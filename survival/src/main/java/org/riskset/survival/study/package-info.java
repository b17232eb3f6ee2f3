// SPDX-License-Identifier: Apache-2.0
/**
 * What is studied and what is asked, as values.
 *
 * <p>Two documents become records here: {@link org.riskset.survival.study.Study}, the dictionary all sites share, and
 * {@link org.riskset.survival.study.AnalysisPlan}, one question. {@link org.riskset.survival.study.PlanCheck} holds
 * the second against the first. Reading the documents is not here (see {@code proto.document}), nor is counting.
 */
package org.riskset.survival.study;
