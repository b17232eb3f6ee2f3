// SPDX-License-Identifier: Apache-2.0
/** Commands to a running site node, over gRPC on 127.0.0.1: {@link org.riskset.site.admin.AdminEndpoint}. */
package org.riskset.site.admin;
