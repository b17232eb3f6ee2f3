// SPDX-License-Identifier: Apache-2.0
/**
 * How sites become members: invited by name, certified by a person who compared a fingerprint.
 *
 * <p>Start with {@link org.riskset.coordinator.enrollment.Enrollment}; what it keeps is
 * {@link org.riskset.coordinator.enrollment.SiteEntry} in a
 * {@link org.riskset.coordinator.enrollment.SiteDirectory}.
 */
package org.riskset.coordinator.enrollment;
