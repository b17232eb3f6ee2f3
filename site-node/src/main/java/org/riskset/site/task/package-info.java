// SPDX-License-Identifier: Apache-2.0
/**
 * What the coordinator asked of this site, and how far each request has come.
 *
 * <p>Start with {@link org.riskset.site.task.TaskMachine}: state and event in, state, messages and actions out, a pure
 * function. {@link org.riskset.site.task.TaskWorker} performs the actions, one task at a time. What this room needs
 * from others it names in {@link org.riskset.site.task.Tasks}, {@link org.riskset.site.task.Documents} and
 * {@link org.riskset.site.task.Counting}.
 */
package org.riskset.site.task;
