// SPDX-License-Identifier: Apache-2.0
/** The site node: {@link org.riskset.site.SiteNode} wires its rooms together, top to bottom. */
package org.riskset.site;
