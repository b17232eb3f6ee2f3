// SPDX-License-Identifier: Apache-2.0
package org.riskset.site.quorum;

/** What must never be. */
enum Breach {
    /** For two sets of contributors of the instance there are opening shares of a quorum. */
    TWO_SETS,
    /** Of one honest site both secrets can be put together: its vector is bare. */
    BOTH_SECRETS,
    /** There is an abort certificate, and yet a secret of an honest site can be put together. */
    OPENED_THOUGH_DEAD,
    /** Fewer contributors than the quorum. */
    FEW_CONTRIBUTORS
}
