// SPDX-License-Identifier: Apache-2.0
package org.riskset.coordinator.report;

/**
 * Where a result stands in its coordinator's log.
 *
 * @param checkpoint the signed note that covers the entry
 * @param entry its number, from 1
 */
public record Logged(String checkpoint, long entry) {}
