// SPDX-License-Identifier: Apache-2.0
/**
 * A log that cannot be changed unseen, and where changes and the record of them meet.
 *
 * <p>Start with {@link org.riskset.privacy.audit.Checkpoint}: a signed line that binds its log to every entry before it.
 * {@link org.riskset.privacy.audit.MerkleTree} makes proofs, {@link org.riskset.privacy.audit.InclusionProof} and
 * {@link org.riskset.privacy.audit.ConsistencyProof} check them. {@link org.riskset.privacy.audit.Transactions} holds a
 * change and its entry in one transaction.
 *
 * <p>Not here: what a run means. Entries name things by digest; each side's store decides what becomes one.
 */
package org.riskset.privacy.audit;
