// SPDX-License-Identifier: Apache-2.0
/**
 * Where vectors become one sum. The raw sum never leaves {@link org.riskset.coordinator.pooling.Pool}: what comes out
 * is {@link org.riskset.privacy.disclosure.Released}.
 */
package org.riskset.coordinator.pooling;
