// SPDX-License-Identifier: Apache-2.0
package org.riskset.proto.codec;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.riskset.privacy.identity.Acceptance;
import org.riskset.privacy.identity.Mode;
import org.riskset.privacy.identity.PlanRequest;
import org.riskset.privacy.identity.PublicIdentity;
import org.riskset.privacy.identity.Signature;
import org.riskset.privacy.identity.SiteId;
import org.riskset.privacy.identity.Transcript;
import org.riskset.privacy.masking.AbortSignature;
import org.riskset.privacy.masking.PhaseReturn;
import org.riskset.privacy.masking.SurvivorSignature;
import org.riskset.survival.digest.Digest;

/** What the coordinator asks of a site in one step of a run. */
public sealed interface AssignmentBody {

    /** Number of the step, as it is signed. */
    int step();

    /** Digest over a labelled transcript of the fields. */
    Digest digest();

    <R> R fold(
            Function<Task, R> task,
            Function<Roster, R> roster,
            Function<Returned, R> returned,
            Function<Close, R> close);

    /** A site that was asked. */
    record Invited(SiteId site, PublicIdentity identity) {}

    /**
     * Step 0: a plan to decide on.
     *
     * @param answerBy Unix seconds
     */
    record Task(int number, PlanRequest request, Mode mode, List<Invited> invited, long answerBy)
            implements AssignmentBody {
        public Task {
            invited = List.copyOf(invited);
        }

        @Override
        public int step() {
            return 0;
        }

        @Override
        public Digest digest() {
            Transcript transcript = Transcript.of("task")
                    .u32(number)
                    .digest(request.study())
                    .digest(request.plan())
                    .text(mode.label())
                    .bytes(request.requester().bytes())
                    .u64(request.notAfter())
                    .bytes(request.signature().bytes())
                    .u64(answerBy)
                    .u16(invited.size());
            invited.forEach(
                    i -> transcript.bytes(i.site().bytes()).bytes(i.identity().bytes()));
            return transcript.hash();
        }

        @Override
        public <R> R fold(
                Function<Task, R> task,
                Function<Roster, R> roster,
                Function<Returned, R> returned,
                Function<Close, R> close) {
            return task.apply(this);
        }
    }

    /** One site of a roster with what it signed. */
    record Member(SiteId site, PublicIdentity identity, Acceptance acceptance) {}

    /** Step 1: who takes part. */
    record Roster(List<Member> members) implements AssignmentBody {
        public Roster {
            members = List.copyOf(members);
        }

        @Override
        public int step() {
            return 1;
        }

        @Override
        public Digest digest() {
            Transcript transcript = Transcript.of("roster-notice").u16(members.size());
            members.forEach(m -> transcript
                    .bytes(m.site().bytes())
                    .bytes(m.identity().bytes())
                    .digest(m.acceptance().conditionsDigest())
                    .digest(m.acceptance().seen())
                    .u64(m.acceptance().expires())
                    .bytes(m.acceptance().signature().bytes()));
            return transcript.hash();
        }

        @Override
        public <R> R fold(
                Function<Task, R> task,
                Function<Roster, R> roster,
                Function<Returned, R> returned,
                Function<Close, R> close) {
            return roster.apply(this);
        }
    }

    /** Steps 2 to 5: what the members said in a phase of the secure sum. */
    record Returned(PhaseReturn returned) implements AssignmentBody {
        @Override
        public int step() {
            return returned.step();
        }

        @Override
        public Digest digest() {
            return returned.digest();
        }

        @Override
        public <R> R fold(
                Function<Task, R> task,
                Function<Roster, R> roster,
                Function<Returned, R> returned,
                Function<Close, R> close) {
            return returned.apply(this);
        }
    }

    /** How a run ends. */
    enum Outcome {
        COMPLETE,
        PARTIAL,
        REFUSED,
        CANCELLED,
        FAILED
    }

    /** One site in the sum. */
    record Contributor(int index, Digest digest, Signature signature) {}

    /**
     * Step 6: how the run ended.
     *
     * @param survivors who signed that these are the contributors, in secure mode
     * @param aborts who opens nothing of this attempt any more
     * @param code why there is no result; never more, as texts name sites
     */
    record Close(
            Outcome outcome,
            List<Contributor> contributors,
            List<SurvivorSignature> survivors,
            List<AbortSignature> aborts,
            Optional<String> code)
            implements AssignmentBody {
        /** The same without a code. */
        public Close(
                Outcome outcome,
                List<Contributor> contributors,
                List<SurvivorSignature> survivors,
                List<AbortSignature> aborts) {
            this(outcome, contributors, survivors, aborts, Optional.empty());
        }

        public Close {
            contributors = List.copyOf(contributors);
            survivors = List.copyOf(survivors);
            aborts = List.copyOf(aborts);
        }

        /** An end that proves nothing. */
        public Close(Outcome outcome, List<Contributor> contributors) {
            this(outcome, contributors, List.of(), List.of(), Optional.empty());
        }

        @Override
        public int step() {
            return 6;
        }

        @Override
        public Digest digest() {
            Transcript transcript = Transcript.of("close")
                    .text(outcome.name().toLowerCase(Locale.ROOT))
                    .u16(contributors.size());
            contributors.forEach(c -> transcript
                    .u16(c.index())
                    .digest(c.digest())
                    .bytes(c.signature().bytes()));
            transcript.u16(survivors.size());
            survivors.forEach(s -> transcript.u16(s.index()).bytes(s.signature().bytes()));
            transcript.u16(aborts.size());
            aborts.forEach(a -> transcript.u16(a.index()).bytes(a.signature().bytes()));
            return transcript.text(code.orElse("")).hash();
        }

        @Override
        public <R> R fold(
                Function<Task, R> task,
                Function<Roster, R> roster,
                Function<Returned, R> returned,
                Function<Close, R> close) {
            return close.apply(this);
        }
    }
}
