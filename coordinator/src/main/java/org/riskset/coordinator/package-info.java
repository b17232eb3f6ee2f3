// SPDX-License-Identifier: Apache-2.0
/**
 * The coordinator: {@link org.riskset.coordinator.CoordinatorNode} wires its rooms together, top to bottom;
 * {@link org.riskset.coordinator.CoordinatorActions} does what the state machine wants done.
 */
package org.riskset.coordinator;
