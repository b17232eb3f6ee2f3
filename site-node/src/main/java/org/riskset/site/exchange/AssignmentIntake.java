// SPDX-License-Identifier: Apache-2.0
package org.riskset.site.exchange;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.riskset.privacy.identity.Acceptance;
import org.riskset.privacy.identity.PublicIdentity;
import org.riskset.privacy.identity.RunId;
import org.riskset.privacy.identity.SecurityError;
import org.riskset.privacy.masking.SignedDigest;
import org.riskset.proto.codec.AssignmentBody;
import org.riskset.proto.codec.AssignmentBody.Outcome;
import org.riskset.proto.codec.AssignmentCodec;
import org.riskset.proto.codec.SignedAssignment;
import org.riskset.proto.federation.v1.Assignment;
import org.riskset.site.task.Ending;
import org.riskset.site.task.Heard;
import org.riskset.site.task.Request;
import org.riskset.site.task.Request.Invited;
import org.riskset.site.task.ReturnNotice;
import org.riskset.site.task.RosterNotice;
import org.riskset.site.task.Task;
import org.riskset.site.task.TaskWorker;
import org.riskset.site.task.Tasks;
import org.riskset.survival.digest.Digest;
import org.riskset.survival.error.Problem;
import org.riskset.survival.error.RisksetException;

/**
 * Verifies what the coordinator asks and hands it on. An assignment without the coordinator's signature is logged and
 * goes no further; a document that is not the one its digest names is refused to the coordinator.
 */
public final class AssignmentIntake {
    private static final Logger LOG = System.getLogger(AssignmentIntake.class.getName());
    private static final String UNREAD = "{}";
    private static final long LARGEST_DOCUMENT = 2 << 20;

    private final PublicIdentity coordinator;
    private final Tasks tasks;
    private final TaskWorker worker;
    private final Documents documents;

    public AssignmentIntake(PublicIdentity coordinator, Tasks tasks, TaskWorker worker, Documents documents) {
        this.coordinator = coordinator;
        this.tasks = tasks;
        this.worker = worker;
        this.documents = documents;
    }

    /** Takes in one assignment as it came. */
    public void take(Assignment message) {
        SignedAssignment assignment = AssignmentCodec.decode(message, this::ownAgreement, documents::fetch);
        if (!assignment.verifies(coordinator)) {
            LOG.log(
                    Level.WARNING,
                    "{0}: an assignment for run {1} is not signed by the coordinator; nothing was done",
                    SecurityError.SIGNATURE.code(),
                    assignment.run());
            return;
        }
        if (assignment.round() != 0) {
            LOG.log(
                    Level.WARNING,
                    "{0}: an assignment for run {1} is of a round that this version does not have; nothing was done",
                    SecurityError.STALE.code(),
                    assignment.run());
            return;
        }
        assignment
                .body()
                .<Runnable>fold(
                        task -> () -> task(assignment, task),
                        roster -> () -> worker.rostered(notice(assignment, roster)),
                        returned -> () -> worker.returned(notice(assignment, returned)),
                        close -> () -> worker.closed(assignment.run(), ending(close)))
                .run();
    }

    /** Brings what an assignment names, and believes it only when it has that digest. */
    @FunctionalInterface
    public interface Documents {
        /**
         * The bytes with this digest.
         *
         * @param most how many there may be
         */
        byte[] fetch(Digest digest, long most);
    }

    private String document(Digest digest) {
        return new String(documents.fetch(digest, LARGEST_DOCUMENT), StandardCharsets.UTF_8);
    }

    private Acceptance ownAgreement(RunId run) {
        return tasks.find(run)
                .flatMap(Task::acceptance)
                .orElseThrow(() -> RisksetException.of(Problem.of(
                        SecurityError.STALE, "a roster for run " + run + ", which this site has not accepted")));
    }

    private void task(SignedAssignment assignment, AssignmentBody.Task task) {
        Optional<Task> known = tasks.find(assignment.run());
        if (known.isPresent()) {
            worker.received(request(
                    assignment,
                    task,
                    known.get().request().study(),
                    known.get().request().plan()));
            return;
        }
        try {
            String study = document(task.request().study());
            String plan = document(task.request().plan());
            worker.received(request(assignment, task, study, plan));
        } catch (RisksetException e) {
            if (e.first().code() != SecurityError.SIGNATURE) {
                throw e; // not reached just now: the coordinator asks again on the next connection
            }
            worker.refused(request(assignment, task, UNREAD, UNREAD), e.first());
        }
    }

    private static Request request(SignedAssignment assignment, AssignmentBody.Task task, String study, String plan) {
        List<Invited> invited = task.invited().stream()
                .map(i -> new Invited(i.site(), i.identity()))
                .toList();
        return new Request(
                assignment.run(),
                task.number(),
                assignment.attempt(),
                task.mode(),
                task.request(),
                invited,
                task.answerBy(),
                study,
                plan);
    }

    private static RosterNotice notice(SignedAssignment assignment, AssignmentBody.Roster roster) {
        return new RosterNotice(
                assignment.run(),
                assignment.attempt(),
                roster.members().stream()
                        .map(m -> new RosterNotice.Member(m.site(), m.identity(), m.acceptance()))
                        .toList(),
                heard(assignment));
    }

    private static ReturnNotice notice(SignedAssignment assignment, AssignmentBody.Returned body) {
        return new ReturnNotice(assignment.run(), assignment.attempt(), body.returned(), heard(assignment));
    }

    private static Heard heard(SignedAssignment assignment) {
        return new Heard(assignment.body().step(), assignment.body().digest(), assignment.signature());
    }

    private static Ending ending(AssignmentBody.Close close) {
        boolean givenUp = close.outcome() == Outcome.FAILED || close.outcome() == Outcome.CANCELLED;
        List<SignedDigest> contributors = close.contributors().stream()
                .map(c -> new SignedDigest(c.index(), c.digest(), c.signature()))
                .toList();
        return new Ending(givenUp, close.code(), contributors, close.survivors(), close.aborts());
    }
}
