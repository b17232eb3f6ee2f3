// SPDX-License-Identifier: Apache-2.0
/**
 * The writers of a result, on reports made by hand.
 *
 * <p>{@link org.riskset.coordinator.report.Reports} has the reports, {@link org.riskset.coordinator.report.Curves}
 * their curves. Golden texts lie in the resources {@code report/}.
 */
package org.riskset.coordinator.report;
