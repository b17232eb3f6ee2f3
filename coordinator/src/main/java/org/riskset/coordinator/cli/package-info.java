// SPDX-License-Identifier: Apache-2.0
/**
 * The commands of a coordinator, one class each.
 *
 * <p>Start with {@link org.riskset.coordinator.cli.CoordinatorCommand}. All but {@code init} and {@code serve} go through
 * {@link org.riskset.coordinator.cli.RunningCoordinator}: two processes never share a database file.
 */
package org.riskset.coordinator.cli;
