// SPDX-License-Identifier: Apache-2.0
/**
 * Both sides in one process: the launcher, the demo and simulation over real nodes.
 *
 * <p>Start with {@link org.riskset.federation.Riskset}; {@link org.riskset.federation.LocalFederation} is a coordinator
 * and its sites on 127.0.0.1.
 */
package org.riskset.federation;
