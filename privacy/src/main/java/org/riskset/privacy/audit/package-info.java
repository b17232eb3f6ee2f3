// SPDX-License-Identifier: Apache-2.0
/**
 * Where changes and the record of them meet: one transaction holds both.
 *
 * <p>Start with {@link org.riskset.privacy.audit.Transactions}. The log itself is not built yet.
 */
package org.riskset.privacy.audit;
