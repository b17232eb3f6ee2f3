// SPDX-License-Identifier: Apache-2.0
/**
 * Who was counted, for the differencing guard: patients as keyed tags and ordinals, never on the wire.
 *
 * <p>Start with {@link org.riskset.site.history.PatientSets}: it reads the patients behind each part of a plan.
 * {@link org.riskset.site.history.LedgerBook} is what this room and {@code site.task} need from the store.
 */
package org.riskset.site.history;
