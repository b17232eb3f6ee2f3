// SPDX-License-Identifier: Apache-2.0
package org.riskset.proto.codec;

import java.util.List;
import java.util.Optional;
import org.riskset.privacy.identity.Acceptance;
import org.riskset.privacy.identity.Mode;
import org.riskset.privacy.identity.PlanRequest;
import org.riskset.privacy.identity.RunId;
import org.riskset.privacy.identity.SiteId;
import org.riskset.privacy.masking.AbortSignature;
import org.riskset.privacy.masking.SurvivorSignature;
import org.riskset.proto.codec.AssignmentBody.Contributor;
import org.riskset.proto.codec.AssignmentBody.Invited;
import org.riskset.proto.federation.v1.Assignment;
import org.riskset.proto.federation.v1.Close;
import org.riskset.proto.federation.v1.Member;
import org.riskset.proto.federation.v1.Outcome;
import org.riskset.proto.federation.v1.Roster;
import org.riskset.proto.federation.v1.Task;

/** The bodies of assignments as protobuf: an {@link Assignment} in which nothing else is set. */
final class BodyCodec {
    private BodyCodec() {}

    static Assignment encode(AssignmentBody body) {
        Assignment.Builder message = Assignment.newBuilder();
        return body.fold(
                        task -> message.setTask(encode(task)),
                        roster -> message.setRoster(encode(roster)),
                        returned -> ReturnCodec.encode(message, returned.returned()),
                        close -> message.setClose(encode(close)))
                .build();
    }

    /** The body alone; whatever else the message says is not looked at. */
    static AssignmentBody decode(Assignment message, RunId run, AssignmentCodec.AcceptedQuestion question) {
        return switch (message.getBodyCase()) {
            case TASK -> task(message.getTask());
            case ROSTER -> roster(message.getRoster(), question.own(run));
            case CLOSE -> close(message.getClose());
            default -> new AssignmentBody.Returned(ReturnCodec.decode(message));
        };
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
        close.survivors()
                .forEach(s ->
                        message.addSurvivorsBuilder().setIndex(s.index()).setSignature(Fields.bytes(s.signature())));
        close.aborts()
                .forEach(a -> message.addAbortsBuilder().setIndex(a.index()).setSignature(Fields.bytes(a.signature())));
        close.code().ifPresent(message::setCode);
        return message.build();
    }

    private static AssignmentBody task(Task task) {
        PlanRequest request = new PlanRequest(
                Fields.digest(task.getStudyDigest()),
                Fields.digest(task.getPlanDigest()),
                Fields.identity(task.getRequesterPublic()),
                Fields.time(task.getNotAfter()),
                Fields.signature(task.getRequestSignature()));
        Mode mode = Fields.mode(task.getMode());
        List<Invited> invited = Fields.members(task.getInvitedList()).stream()
                .map(i -> new Invited(new SiteId(i.getSite()), Fields.identity(i.getIdentityPublic())))
                .toList();
        int number = Fields.positive(task.getNumber(), "a run number");
        return new AssignmentBody.Task(number, request, mode, invited, Fields.time(task.getAnswerBy()));
    }

    private static AssignmentBody roster(Roster roster, Acceptance own) {
        return new AssignmentBody.Roster(Fields.members(roster.getMembersList()).stream()
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
                Fields.conditions(member.getConditions()),
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
                Fields.members(close.getContributorsList()).stream()
                        .map(c -> new Contributor(
                                Fields.index(c.getIndex()),
                                Fields.digest(c.getDigest()),
                                Fields.signature(c.getSignature())))
                        .toList(),
                Fields.members(close.getSurvivorsList()).stream()
                        .map(s -> new SurvivorSignature(Fields.index(s.getIndex()), Fields.signature(s.getSignature())))
                        .toList(),
                Fields.members(close.getAbortsList()).stream()
                        .map(a -> new AbortSignature(Fields.index(a.getIndex()), Fields.signature(a.getSignature())))
                        .toList(),
                Optional.of(close.getCode()).filter(c -> !c.isEmpty()).map(Fields::code));
    }
}
