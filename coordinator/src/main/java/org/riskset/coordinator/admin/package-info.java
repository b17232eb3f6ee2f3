// SPDX-License-Identifier: Apache-2.0
/**
 * Commands to a running coordinator, over gRPC on 127.0.0.1.
 *
 * <p>Start with {@link org.riskset.coordinator.admin.AdminEndpoint}; {@link org.riskset.coordinator.admin.Submission}
 * turns documents into a run.
 */
package org.riskset.coordinator.admin;
