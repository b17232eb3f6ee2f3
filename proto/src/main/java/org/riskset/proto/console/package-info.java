// SPDX-License-Identifier: Apache-2.0
/**
 * How commands speak: what is the same for every command of a site, a coordinator and the launcher.
 *
 * <p>Start with {@link org.riskset.proto.console.Output}, which every command mixes in;
 * {@link org.riskset.proto.console.Listing} is a table for people and programs,
 * {@link org.riskset.proto.console.Progress} tells how far something is,
 * {@link org.riskset.proto.console.NewFolder} writes files all or nothing, and
 * {@link org.riskset.proto.console.Service} runs a node until it is told to end.
 *
 * <p>Not here: any command, and anything that knows what a site or a run is.
 */
package org.riskset.proto.console;
