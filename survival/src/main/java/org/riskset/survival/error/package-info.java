// SPDX-License-Identifier: Apache-2.0
/**
 * How Riskset says that something is wrong.
 *
 * <p>Start with {@link org.riskset.survival.error.RisksetException}: sealed by what the caller can do, carrying every
 * {@link org.riskset.survival.error.Problem} found and not only the first. The codes themselves are enum constants
 * beside the code that raises them.
 */
package org.riskset.survival.error;
