// SPDX-License-Identifier: Apache-2.0
/**
 * The names of things that must not change: plans, studies, layouts, conditions.
 *
 * <p>Start with {@link org.riskset.survival.digest.Digest}; {@link org.riskset.survival.digest.CanonicalJson} makes
 * the bytes it is taken over.
 */
package org.riskset.survival.digest;
