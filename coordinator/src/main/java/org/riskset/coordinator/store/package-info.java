// SPDX-License-Identifier: Apache-2.0
/**
 * What the coordinator keeps, one class per table, plain JDBC.
 *
 * <p>Start with {@link org.riskset.coordinator.store.CoordinatorStore}, which opens the database and its tables;
 * {@link org.riskset.coordinator.store.RunTable} is the state of the runs.
 */
package org.riskset.coordinator.store;
