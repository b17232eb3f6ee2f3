// SPDX-License-Identifier: Apache-2.0
package org.riskset.federation.simulated;

/** Mistakes that somebody could make, each planted in the code around the machines; none of them by default. */
enum Bug {
    NONE,
    /** Keys and shares leave before they are written, and are drawn again after a crash. */
    SITE_SENDS_BEFORE_WRITING,
    /** After a crash a site does not know that it has signed a set of contributors. */
    SITE_FORGETS_SIGNED_SET,
    /** After a crash a site does not know that it has given its opening shares. */
    SITE_FORGETS_OPENING,
    /** The random source begins anew with every process. */
    SITE_DRAWS_SECRETS_AGAIN,
    /** Secrets stay on the disk when the task has ended. */
    SITE_KEEPS_SECRETS,
    /** The clock of a day that ends every instance does not run. */
    SITE_NEVER_EXPIRES,
    /** A site that has said it opens nothing goes on as if it had not. */
    SITE_GOES_ON_AFTER_ABORT,
    /** What leaves is what the data say by then. */
    SITE_COUNTS_AGAIN,
    /** What waits to leave is kept in memory alone. */
    SITE_FORGETS_OUTBOX,
    /** A second attempt is agreed to after the vector of the first has left. */
    SITE_RETRIES_AFTER_VECTOR,
    /** A vector that comes after the contributors were fixed is noted all the same. */
    COORDINATOR_TAKES_LATE_VECTOR,
    /** The end names one contributor less than were opened. */
    COORDINATOR_MISSES_CONTRIBUTOR,
    /** One signature less than the quorum is enough. */
    COORDINATOR_CONFIRMS_BELOW_QUORUM,
    /** One site's opening shares less than the quorum are enough. */
    COORDINATOR_OPENS_BELOW_QUORUM,
    /** A vector that comes twice is added twice. */
    COORDINATOR_COUNTS_TWICE,
    /** A site lost among the vectors costs a new attempt, as one lost before does. */
    COORDINATOR_RETRIES_AFTER_VECTOR,
    /** Bodies of an earlier attempt are found for a later one. */
    COORDINATOR_MIXES_ATTEMPTS,
    /** Vectors and opening shares stay when the run has ended. */
    COORDINATOR_KEEPS_VECTORS,
    /** Two runs of one study are under way at once. */
    COORDINATOR_KEYS_TWO_RUNS,
    /** Nobody looks at the deadline of the keys. */
    COORDINATOR_WAITS_FOR_KEYS,
    /** Nobody looks at the deadline of the vectors. */
    COORDINATOR_WAITS_FOR_VECTORS,
    /** Nobody looks at the deadline of the opening. */
    COORDINATOR_WAITS_FOR_OPENING,
    /** A change is told before it is on disk. */
    COORDINATOR_TELLS_BEFORE_WRITING;

    boolean isAtSite() {
        return name().startsWith("SITE_");
    }

    boolean isAtCoordinator() {
        return name().startsWith("COORDINATOR_");
    }

    /** An honest coordinator asks nothing twice: only one that has lost its memory shows that a site has too. */
    boolean showsUnderForgetfulCoordinator() {
        return this == SITE_FORGETS_SIGNED_SET || this == SITE_FORGETS_OPENING || this == SITE_RETRIES_AFTER_VECTOR;
    }
}
