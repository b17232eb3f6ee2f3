// SPDX-License-Identifier: Apache-2.0
package org.riskset.privacy.masking;

import org.riskset.privacy.identity.PublicIdentity;
import org.riskset.privacy.identity.Signature;
import org.riskset.survival.digest.Digest;

/** One site's vector on its way to the sum: the only form in which counts can be encoded. */
public sealed interface Contribution permits MaskedVector, OpenVector {

    /** What it is bound to, 32 bytes: the context in the open, t2 under masks. */
    byte[] context();

    /** The site's index in the roster, from 1. */
    int index();

    /** Index of the last time counted. */
    int horizon();

    /** The vector as it travels. */
    byte[] bytes();

    Signature signature();

    /** Whether this site signed these bytes for what they are bound to. */
    boolean verifies(PublicIdentity site);

    /** Digest of the bytes, which the signature covers. */
    default Digest digest() {
        return Digest.of(bytes());
    }
}
