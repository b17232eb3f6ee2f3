// SPDX-License-Identifier: Apache-2.0
package org.riskset.privacy.disclosure;

import java.util.Optional;
import org.riskset.survival.digest.Digest;

/**
 * What was counted for a plan, as the ledger remembers it.
 *
 * @param study the study's id
 * @param question the digest of what the plan asks, whatever it is called
 * @param plan the digest of the plan as it was written
 * @param snapshot the extract it was counted from, if extracts are told apart
 * @param units who was counted; absent where patients have no ids
 * @param counts the digest of the numbers
 */
public record Answer(
        String study, Digest question, Digest plan, Optional<String> snapshot, Optional<Units> units, Digest counts) {

    /** Whether this tells nothing that the other has not told: the same question, patients and numbers. */
    boolean repeats(Answer earlier) {
        return study.equals(earlier.study)
                && question.equals(earlier.question)
                && counts.equals(earlier.counts)
                && units.equals(earlier.units);
    }
}
