// SPDX-License-Identifier: Apache-2.0
/**
 * What a site allows, and what may be told of the sum.
 *
 * <p>Start with {@link org.riskset.privacy.disclosure.SitePolicy}: a site's {@code policy.yaml} as a value. Reading the
 * file is not here (see {@code site.config}).
 */
package org.riskset.privacy.disclosure;
