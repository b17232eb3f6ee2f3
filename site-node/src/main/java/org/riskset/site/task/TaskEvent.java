// SPDX-License-Identifier: Apache-2.0
package org.riskset.site.task;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.riskset.privacy.disclosure.Finding;
import org.riskset.privacy.disclosure.Finding.Check;
import org.riskset.privacy.identity.Acceptance;
import org.riskset.privacy.masking.Instance;
import org.riskset.site.history.LedgerChange;
import org.riskset.survival.error.Problem;

/** What can happen to a task. */
public sealed interface TaskEvent {

    <R> R fold(
            Function<Checked, R> checked,
            Function<Decided, R> decided,
            Function<Counted, R> counted,
            Function<Advanced, R> advanced,
            Function<Closed, R> closed);

    /** The rules have spoken. */
    record Checked(Optional<Problem> refusal, boolean waitsForPerson) implements TaskEvent {
        @Override
        public <R> R fold(
                Function<Checked, R> checked,
                Function<Decided, R> decided,
                Function<Counted, R> counted,
                Function<Advanced, R> advanced,
                Function<Closed, R> closed) {
            return checked.apply(this);
        }
    }

    /**
     * A person has spoken.
     *
     * @param overrides the checks against earlier answers that the person lets pass
     */
    record Decided(boolean approve, String reason, List<Check> overrides) implements TaskEvent {
        public Decided {
            overrides = List.copyOf(overrides);
        }

        /** A word that lets no check pass. */
        public Decided(boolean approve, String reason) {
            this(approve, reason, List.of());
        }

        @Override
        public <R> R fold(
                Function<Checked, R> checked,
                Function<Decided, R> decided,
                Function<Counted, R> counted,
                Function<Advanced, R> advanced,
                Function<Closed, R> closed) {
            return decided.apply(this);
        }
    }

    /**
     * The data were counted, or could not be, or earlier answers speak against it.
     *
     * @param findings what a person has to allow first
     * @param ledger what the site remembers of it
     */
    record Counted(
            Optional<Frozen> frozen,
            Optional<Acceptance> acceptance,
            Optional<Problem> failure,
            List<Finding> findings,
            LedgerChange ledger)
            implements TaskEvent {
        public Counted {
            findings = List.copyOf(findings);
        }

        public static Counted of(Frozen frozen, Acceptance acceptance) {
            return of(frozen, acceptance, LedgerChange.NONE);
        }

        public static Counted of(Frozen frozen, Acceptance acceptance, LedgerChange ledger) {
            return new Counted(Optional.of(frozen), Optional.of(acceptance), Optional.empty(), List.of(), ledger);
        }

        public static Counted failed(Problem failure) {
            return failed(failure, LedgerChange.NONE);
        }

        public static Counted failed(Problem failure, LedgerChange ledger) {
            return new Counted(Optional.empty(), Optional.empty(), Optional.of(failure), List.of(), ledger);
        }

        public static Counted asks(List<Finding> findings) {
            return new Counted(Optional.empty(), Optional.empty(), Optional.empty(), findings, LedgerChange.NONE);
        }

        @Override
        public <R> R fold(
                Function<Checked, R> checked,
                Function<Decided, R> decided,
                Function<Counted, R> counted,
                Function<Advanced, R> advanced,
                Function<Closed, R> closed) {
            return counted.apply(this);
        }
    }

    /**
     * The coordinator has told a step: either where that leads and what leaves, or why this site does.
     *
     * @param to the next state
     * @param instance after the step, in secure mode
     * @param answer what leaves; what a site says when it leaves beside its refusal
     * @param heard what was told
     */
    record Advanced(
            TaskState to, Optional<Instance> instance, List<Message> answer, Optional<Problem> refusal, Heard heard)
            implements TaskEvent {
        public Advanced {
            answer = List.copyOf(answer);
        }

        public static Advanced to(TaskState to, Instance instance, Message answer, Heard heard) {
            return new Advanced(to, Optional.of(instance), List.of(answer), Optional.empty(), heard);
        }

        public static Advanced sent(Message counts, Heard heard) {
            return new Advanced(TaskState.SENT, Optional.empty(), List.of(counts), Optional.empty(), heard);
        }

        public static Advanced left(Problem why, List<Message> beside, Heard heard) {
            return new Advanced(TaskState.ABORTED, Optional.empty(), beside, Optional.of(why), heard);
        }

        @Override
        public <R> R fold(
                Function<Checked, R> checked,
                Function<Decided, R> decided,
                Function<Counted, R> counted,
                Function<Advanced, R> advanced,
                Function<Closed, R> closed) {
            return advanced.apply(this);
        }
    }

    /**
     * The run has ended, or its time is over.
     *
     * @param ending how it ended; absent when nothing was heard of it in time
     */
    record Closed(Optional<Ending> ending) implements TaskEvent {
        public static Closed expired() {
            return new Closed(Optional.empty());
        }

        @Override
        public <R> R fold(
                Function<Checked, R> checked,
                Function<Decided, R> decided,
                Function<Counted, R> counted,
                Function<Advanced, R> advanced,
                Function<Closed, R> closed) {
            return closed.apply(this);
        }
    }
}
