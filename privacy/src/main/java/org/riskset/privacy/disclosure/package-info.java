// SPDX-License-Identifier: Apache-2.0
/**
 * The rules of one site, and what may be released of the sum.
 *
 * <p>Start with {@link org.riskset.privacy.disclosure.DisclosurePolicy}: it holds what is asked against a site's
 * {@link org.riskset.privacy.disclosure.SitePolicy} and stamps what may leave as
 * {@link org.riskset.privacy.disclosure.Cleared}. {@link org.riskset.privacy.disclosure.ReleaseReview} stamps the pooled
 * counts as {@link org.riskset.privacy.disclosure.Released}. Both stamps can be made nowhere else. Reading
 * {@code policy.yaml} is not here (see {@code site.config}).
 */
package org.riskset.privacy.disclosure;
