// SPDX-License-Identifier: Apache-2.0
/**
 * The commands of a site, one class each.
 *
 * <p>Start with {@link org.riskset.site.cli.SiteCommand}. Commands that need the running node go through
 * {@link org.riskset.site.cli.RunningNode}, never through its database.
 */
package org.riskset.site.cli;
