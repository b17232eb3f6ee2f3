// SPDX-License-Identifier: Apache-2.0
package org.riskset.site.task;

import java.util.Optional;
import java.util.function.Function;
import org.riskset.privacy.identity.Acceptance;
import org.riskset.privacy.masking.OpenVector;
import org.riskset.survival.error.Problem;

/** What can happen to a task. */
public sealed interface TaskEvent {

    <R> R fold(
            Function<Checked, R> checked,
            Function<Decided, R> decided,
            Function<Counted, R> counted,
            Function<Rostered, R> rostered,
            Function<Closed, R> closed);

    /** The rules have spoken. */
    record Checked(Optional<Problem> refusal, boolean waitsForPerson) implements TaskEvent {
        @Override
        public <R> R fold(
                Function<Checked, R> checked,
                Function<Decided, R> decided,
                Function<Counted, R> counted,
                Function<Rostered, R> rostered,
                Function<Closed, R> closed) {
            return checked.apply(this);
        }
    }

    /** A person has spoken. */
    record Decided(boolean approve, String reason) implements TaskEvent {
        @Override
        public <R> R fold(
                Function<Checked, R> checked,
                Function<Decided, R> decided,
                Function<Counted, R> counted,
                Function<Rostered, R> rostered,
                Function<Closed, R> closed) {
            return decided.apply(this);
        }
    }

    /** The data were counted, or could not be. */
    record Counted(Optional<Frozen> frozen, Optional<Acceptance> acceptance, Optional<Problem> failure)
            implements TaskEvent {

        public static Counted of(Frozen frozen, Acceptance acceptance) {
            return new Counted(Optional.of(frozen), Optional.of(acceptance), Optional.empty());
        }

        public static Counted failed(Problem failure) {
            return new Counted(Optional.empty(), Optional.empty(), Optional.of(failure));
        }

        @Override
        public <R> R fold(
                Function<Checked, R> checked,
                Function<Decided, R> decided,
                Function<Counted, R> counted,
                Function<Rostered, R> rostered,
                Function<Closed, R> closed) {
            return counted.apply(this);
        }
    }

    /** The roster stands: either the vector for it, or why this site leaves. */
    record Rostered(Optional<OpenVector> vector, Optional<Problem> refusal) implements TaskEvent {
        @Override
        public <R> R fold(
                Function<Checked, R> checked,
                Function<Decided, R> decided,
                Function<Counted, R> counted,
                Function<Rostered, R> rostered,
                Function<Closed, R> closed) {
            return rostered.apply(this);
        }
    }

    /** The run has ended, or its time is over. */
    record Closed(boolean expired) implements TaskEvent {
        @Override
        public <R> R fold(
                Function<Checked, R> checked,
                Function<Decided, R> decided,
                Function<Counted, R> counted,
                Function<Rostered, R> rostered,
                Function<Closed, R> closed) {
            return closed.apply(this);
        }
    }
}
