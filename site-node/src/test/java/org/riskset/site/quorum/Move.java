// SPDX-License-Identifier: Apache-2.0
package org.riskset.site.quorum;

/**
 * A way of one site from one of its states to another.
 *
 * @param to number of the state
 * @param needs what the coordinator must hold for it
 * @param name what happens
 */
record Move(int to, long needs, String name) {}
