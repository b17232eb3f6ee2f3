// SPDX-License-Identifier: Apache-2.0
/**
 * The network side of a site: one outward connection, assignments in, stored messages out.
 *
 * <p>Start with {@link org.riskset.site.exchange.CoordinatorClient}. This room reaches neither rows nor counts: what
 * leaves comes from the outbox as it was stored.
 */
package org.riskset.site.exchange;
