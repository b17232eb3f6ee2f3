// SPDX-License-Identifier: Apache-2.0
/**
 * The network side of the coordinator: what sites call.
 *
 * <p>Start with {@link org.riskset.coordinator.exchange.FederationEndpoint} for answers that come in and
 * {@link org.riskset.coordinator.exchange.TaskInbox} for assignments that go out. Every answer is verified here, before
 * the state machine hears of it.
 */
package org.riskset.coordinator.exchange;
