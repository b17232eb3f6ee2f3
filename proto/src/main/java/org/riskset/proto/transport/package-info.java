// SPDX-License-Identifier: Apache-2.0
/**
 * The connection: who is at the other end, and what happens when nobody is.
 *
 * <p>A site dials out with {@link org.riskset.proto.transport.FederationChannel}; a coordinator listens with
 * {@link org.riskset.proto.transport.FederationServer}. Both prove themselves by TLS 1.3
 * ({@link org.riskset.proto.transport.MutualTls}) with certificates of the consortium's own
 * {@link org.riskset.proto.transport.CertificateAuthority}. Commands reach a running node through
 * {@link org.riskset.proto.transport.Loopback}.
 *
 * <p>TLS keys are EC P-256 and are made apart from the Ed25519 identities: TLS says that a line is open to a site,
 * signatures say what the site said.
 *
 * <p>Not here: what is said (see {@code codec}), and any decision about it.
 */
package org.riskset.proto.transport;
