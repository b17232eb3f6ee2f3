// SPDX-License-Identifier: Apache-2.0
/**
 * What the coordinator keeps, one class per table, plain JDBC.
 *
 * <p>Start with {@link org.riskset.coordinator.store.CoordinatorStore}, which opens the database and its tables;
 * {@link org.riskset.coordinator.store.RunTable} is the state of the runs. Vectors and what members
 * send beside them stay apart from it, by attempt, until their run has ended.
 */
package org.riskset.coordinator.store;
