// SPDX-License-Identifier: Apache-2.0
/**
 * What a site counts and what is added up: integers on a layout that every party derives from the plan.
 *
 * <p>Start with {@link org.riskset.survival.counts.Aggregate}; {@link org.riskset.survival.counts.PlanLayout} says
 * which numbers a plan needs, {@link org.riskset.survival.counts.RiskTable} and
 * {@link org.riskset.survival.counts.GroupedRiskTable} are what estimators take.
 * {@link org.riskset.survival.counts.Observation} is the meaning of one row, as a specification: in production no row
 * becomes an object.
 */
package org.riskset.survival.counts;
