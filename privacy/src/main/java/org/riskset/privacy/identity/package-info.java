// SPDX-License-Identifier: Apache-2.0
/**
 * Who speaks: names, keys, and what exactly a signature covers.
 *
 * <p>Start with {@link org.riskset.privacy.identity.Transcript}: everything that is signed or hashed is such a text,
 * never a protobuf. {@link org.riskset.privacy.identity.SiteKey} signs it,
 * {@link org.riskset.privacy.identity.PublicIdentity} verifies it, {@link org.riskset.privacy.identity.Roster} says
 * who takes part in a run.
 *
 * <p>Not here: TLS keys and certificates, which are other keys for another purpose (see {@code proto.transport}).
 */
package org.riskset.privacy.identity;
