// SPDX-License-Identifier: Apache-2.0
/**
 * What a site node keeps, one class per table, plain JDBC on an SQLite file.
 *
 * <p>Start with {@link org.riskset.site.store.SiteStore}, which opens the file;
 * {@link org.riskset.site.store.TaskTable} is the state of the requests with this site's side of each masked vector,
 * {@link org.riskset.site.store.OutboxTable} what waits to leave. What they no longer hold is in no byte of the file or
 * its log.
 */
package org.riskset.site.store;
