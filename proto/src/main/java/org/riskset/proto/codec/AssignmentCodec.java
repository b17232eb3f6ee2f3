// SPDX-License-Identifier: Apache-2.0
package org.riskset.proto.codec;

import java.util.List;
import org.riskset.privacy.identity.Acceptance;
import org.riskset.privacy.identity.Mode;
import org.riskset.privacy.identity.PlanRequest;
import org.riskset.privacy.identity.SiteId;
import org.riskset.proto.codec.AssignmentBody.Contributor;
import org.riskset.proto.codec.AssignmentBody.Invited;
import org.riskset.proto.federation.v1.Assignment;
import org.riskset.proto.federation.v1.Close;
import org.riskset.proto.federation.v1.Member;
import org.riskset.proto.federation.v1.Outcome;
import org.riskset.proto.federation.v1.Roster;
import org.riskset.proto.federation.v1.Task;

/** Assignments as protobuf. Malformed ones throw {@code RS-API-001}; whether they verify is asked afterwards. */
public final class AssignmentCodec {
    private AssignmentCodec() {}

    public static Assignment encode(SignedAssignment assignment) {
        Assignment.Builder message = Assignment.newBuilder()
                .setRunId(Fields.bytes(assignment.run()))
                .setAttempt(assignment.attempt())
                .setRound(assignment.round())
                .setSignature(Fields.bytes(assignment.signature()));
        return assignment
                .body()
                .fold(
                        task -> message.setTask(encode(task)),
                        roster -> message.setRoster(encode(roster)),
                        close -> message.setClose(encode(close)))
                .build();
    }

    private static Task encode(AssignmentBody.Task task) {
        Task.Builder message = Task.newBuilder()
                .setNumber(task.number())
                .setStudyDigest(Fields.bytes(task.request().study()))
                .setPlanDigest(Fields.bytes(task.request().plan()))
                .setMode(Fields.mode(task.mode()))
                .setRequesterPublic(Fields.bytes(task.request().requester()))
                .setNotAfter(task.request().notAfter())
                .setRequestSignature(Fields.bytes(task.request().signature()))
                .setAnswerBy(task.answerBy());
        task.invited()
                .forEach(i -> message.addInvitedBuilder()
                        .setSite(i.site().value())
                        .setIdentityPublic(Fields.bytes(i.identity())));
        return message.build();
    }

    private static Roster encode(AssignmentBody.Roster roster) {
        Roster.Builder message = Roster.newBuilder();
        roster.members()
                .forEach(m -> message.addMembersBuilder()
                        .setSite(m.site().value())
                        .setIdentityPublic(Fields.bytes(m.identity()))
                        .setConditions(m.acceptance().conditions())
                        .setSeen(Fields.bytes(m.acceptance().seen()))
                        .setExpires(m.acceptance().expires())
                        .setSignature(Fields.bytes(m.acceptance().signature())));
        return message.build();
    }

    private static Close encode(AssignmentBody.Close close) {
        Close.Builder message = Close.newBuilder()
                .setOutcome(Outcome.valueOf("OUTCOME_" + close.outcome().name()));
        close.contributors()
                .forEach(c -> message.addContributorsBuilder()
                        .setIndex(c.index())
                        .setDigest(Fields.bytes(c.digest()))
                        .setSignature(Fields.bytes(c.signature())));
        return message.build();
    }

    /**
     * Reads an assignment.
     *
     * @param question what this site accepted in the run, so that a roster's agreements can be made whole: they name
     *     run, attempt, mode, study and plan by being for this question
     */
    public static SignedAssignment decode(Assignment message, AcceptedQuestion question) {
        AssignmentBody body = switch (message.getBodyCase()) {
            case TASK -> task(message.getTask());
            case ROSTER -> roster(message, question);
            case CLOSE -> close(message.getClose());
            default -> throw Fields.malformed("an assignment without a body");
        };
        return new SignedAssignment(
                Fields.run(message.getRunId()),
                Fields.positive(message.getAttempt(), "an attempt"),
                message.getRound(),
                body,
                Fields.signature(message.getSignature()));
    }

    /** The part of an agreement that a roster does not repeat. */
    @FunctionalInterface
    public interface AcceptedQuestion {
        Acceptance own(org.riskset.privacy.identity.RunId run);
    }

    private static AssignmentBody task(Task task) {
        PlanRequest request = new PlanRequest(
                Fields.digest(task.getStudyDigest()),
                Fields.digest(task.getPlanDigest()),
                Fields.identity(task.getRequesterPublic()),
                Fields.time(task.getNotAfter()),
                Fields.signature(task.getRequestSignature()));
        Mode mode = Fields.mode(task.getMode());
        List<Invited> invited = task.getInvitedList().stream()
                .map(i -> new Invited(new SiteId(i.getSite()), Fields.identity(i.getIdentityPublic())))
                .toList();
        int number = Fields.positive(task.getNumber(), "a run number");
        return new AssignmentBody.Task(number, request, mode, invited, Fields.time(task.getAnswerBy()));
    }

    private static AssignmentBody roster(Assignment message, AcceptedQuestion question) {
        Acceptance own = question.own(Fields.run(message.getRunId()));
        return new AssignmentBody.Roster(message.getRoster().getMembersList().stream()
                .map(member -> member(member, own))
                .toList());
    }

    private static AssignmentBody.Member member(Member member, Acceptance own) {
        Acceptance acceptance = new Acceptance(
                own.run(),
                own.attempt(),
                own.mode(),
                own.study(),
                own.plan(),
                member.getConditions(),
                Fields.digest(member.getSeen()),
                Fields.time(member.getExpires()),
                Fields.signature(member.getSignature()));
        return new AssignmentBody.Member(
                new SiteId(member.getSite()), Fields.identity(member.getIdentityPublic()), acceptance);
    }

    private static AssignmentBody close(Close close) {
        AssignmentBody.Outcome outcome = switch (close.getOutcome()) {
            case OUTCOME_COMPLETE -> AssignmentBody.Outcome.COMPLETE;
            case OUTCOME_PARTIAL -> AssignmentBody.Outcome.PARTIAL;
            case OUTCOME_REFUSED -> AssignmentBody.Outcome.REFUSED;
            case OUTCOME_CANCELLED -> AssignmentBody.Outcome.CANCELLED;
            case OUTCOME_FAILED -> AssignmentBody.Outcome.FAILED;
            default -> throw Fields.malformed("an outcome that is not known");
        };
        return new AssignmentBody.Close(
                outcome,
                close.getContributorsList().stream()
                        .map(c -> new Contributor(
                                Fields.index(c.getIndex()),
                                Fields.digest(c.getDigest()),
                                Fields.signature(c.getSignature())))
                        .toList());
    }
}
