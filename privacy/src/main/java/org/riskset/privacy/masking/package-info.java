// SPDX-License-Identifier: Apache-2.0
/**
 * How counts leave a site, and how the sum comes back.
 *
 * <p>Start with {@link org.riskset.privacy.masking.Contribution}: the only thing that has an encoding. In plain mode
 * it is an {@link org.riskset.privacy.masking.OpenVector}, which the coordinator can read;
 * {@link org.riskset.privacy.masking.OpenSum} adds them up. Masked vectors belong here as well and are not built yet.
 */
package org.riskset.privacy.masking;
