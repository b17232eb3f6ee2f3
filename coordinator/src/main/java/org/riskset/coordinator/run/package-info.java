// SPDX-License-Identifier: Apache-2.0
/**
 * A run, from the plan that goes in to the result that comes out, as a pure state machine.
 *
 * <p>Start with {@link org.riskset.coordinator.run.RunMachine}: state and event in, state and actions out.
 * {@link org.riskset.coordinator.run.RunDriver} is the only mover: load, apply, store, act. Counts are not here; what
 * this room needs from others it names in {@link org.riskset.coordinator.run.Runs} and
 * {@link org.riskset.coordinator.run.RunActions}.
 */
package org.riskset.coordinator.run;
