// SPDX-License-Identifier: Apache-2.0
/**
 * What the site's own people have written: where its data are, and what it allows.
 *
 * <p>Start with {@link org.riskset.site.config.SiteConfig} ({@code site.yaml}); {@link
 * org.riskset.site.config.PolicyDocument} reads {@code policy.yaml}, a file of its own because another person answers
 * for it. Nothing is opened here but these two files.
 */
package org.riskset.site.config;
