// SPDX-License-Identifier: Apache-2.0
package org.riskset.federation;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.protobuf.ByteString;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.riskset.privacy.disclosure.AllowList;
import org.riskset.privacy.disclosure.PlanLimits;
import org.riskset.privacy.disclosure.Quorum;
import org.riskset.privacy.disclosure.ReleaseConditions;
import org.riskset.privacy.disclosure.ReleaseDemand;
import org.riskset.privacy.disclosure.SitePolicy;
import org.riskset.privacy.disclosure.VariableRules;
import org.riskset.privacy.identity.Acceptance;
import org.riskset.privacy.identity.Mode;
import org.riskset.privacy.identity.PlanRequest;
import org.riskset.privacy.identity.PublicIdentity;
import org.riskset.privacy.identity.RunId;
import org.riskset.privacy.identity.SiteId;
import org.riskset.privacy.identity.SiteKey;
import org.riskset.proto.codec.AssignmentBody;
import org.riskset.proto.codec.AssignmentBody.Invited;
import org.riskset.proto.codec.AssignmentBody.Member;
import org.riskset.proto.codec.AssignmentCodec;
import org.riskset.proto.codec.SignedAssignment;
import org.riskset.proto.document.PlanDocument;
import org.riskset.proto.document.StudyDocument;
import org.riskset.proto.federation.v1.Assignment;
import org.riskset.survival.digest.Digest;

/** What a lying coordinator can say, made with its true key. */
final class Lies {
    static final SiteId SELF = new SiteId("site-1");

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final SiteKey REQUESTER = SiteKey.generate(RANDOM);

    private final FalseCoordinator coordinator;
    private final Map<String, SiteKey> keys = new TreeMap<>();
    private PublicIdentity self;
    private int asked;

    Lies(FalseCoordinator coordinator) {
        this.coordinator = coordinator;
        Stream.of("site-2", "site-3", "invented").forEach(s -> keys.put(s, SiteKey.generate(RANDOM)));
    }

    void isKnownAs(PublicIdentity key) {
        self = key;
    }

    /** Plain mode with two pinned peers, three sites or more, and nobody is asked. */
    SitePolicy policyOfTheSite() {
        List<SitePolicy.Peer> pinned = Stream.of("site-2", "site-3")
                .map(s -> new SitePolicy.Peer(
                        s, keys.get(s).identity().fingerprint().file()))
                .toList();
        return new SitePolicy(
                1,
                AllowList.everything(),
                AllowList.everything(),
                AllowList.everything(),
                AllowList.everything(),
                List.of(Mode.PLAIN),
                AllowList.only(pinned),
                3,
                Quorum.DEFAULT,
                OptionalDouble.empty(),
                VariableRules.EVERYTHING,
                PlanLimits.NONE,
                ReleaseDemand.EXACT,
                SitePolicy.Approval.AUTO,
                List.of(),
                Optional.empty());
    }

    /** An honest request, of a new run and a plan of its own, whose documents lie ready. */
    Asked asked() {
        asked++;
        return new Asked(
                RunId.random(RANDOM), asked, request("question " + asked), Mode.PLAIN, invited("site-2", "site-3"));
    }

    private PlanRequest request(String purpose) {
        StudyDocument study =
                StudyDocument.read("study.yaml", SampleStudy.study().text().getBytes(UTF_8));
        PlanDocument plan = PlanDocument.read(
                "plan.yaml", SampleStudy.plan(purpose, 1).text().getBytes(UTF_8), study.study());
        coordinator.library.put(study.digest(), study.canonicalJson().getBytes(UTF_8));
        coordinator.library.put(plan.digest(), plan.canonicalJson().getBytes(UTF_8));
        return PlanRequest.signed(study.digest(), plan.digest(), REQUESTER, later());
    }

    private static Instant later() {
        return Clock.systemUTC().instant().plus(Duration.ofHours(1));
    }

    private List<Invited> invited(String... others) {
        return Stream.concat(
                        Stream.of(new Invited(SELF, self)), Stream.of(others).map(this::invitedSite))
                .toList();
    }

    private Invited invitedSite(String site) {
        return new Invited(new SiteId(site), keys.get(site).identity());
    }

    /** One run as the coordinator tells it. */
    final class Asked {
        private final RunId run;
        private final int number;
        private final PlanRequest request;
        private final Mode mode;
        private final List<Invited> invited;

        Asked(RunId run, int number, PlanRequest request, Mode mode, List<Invited> invited) {
            this.run = run;
            this.number = number;
            this.request = request;
            this.mode = mode;
            this.invited = invited;
        }

        ByteString runId() {
            return ByteString.copyFrom(run.bytes());
        }

        int number() {
            return number;
        }

        Digest plan() {
            return request.plan();
        }

        Asked in(Mode other) {
            return new Asked(run, number, request, other, invited);
        }

        Asked inviting(String second, String third) {
            return new Asked(run, number, request, mode, invited(second, third));
        }

        Asked withAnotherPlan() {
            return new Asked(run, number, request("another plan " + number), mode, invited);
        }

        /** The plan was exchanged under the requester's signature. */
        Asked withForgedRequest() {
            PlanRequest other = request("forged " + number);
            PlanRequest forged = new PlanRequest(
                    other.study(), other.plan(), other.requester(), other.notAfter(), request.signature());
            return new Asked(run, number, forged, mode, invited);
        }

        Assignment task() {
            return taskSignedBy(coordinator.key);
        }

        Assignment taskSignedBy(SiteKey key) {
            return signed(new AssignmentBody.Task(number, request, mode, invited, later().getEpochSecond()), key);
        }

        Assignment roster(List<Member> members) {
            return signed(new AssignmentBody.Roster(members), coordinator.key);
        }

        Assignment closed() {
            return signed(new AssignmentBody.Close(AssignmentBody.Outcome.CANCELLED, List.of()), coordinator.key);
        }

        private Assignment signed(AssignmentBody body, SiteKey key) {
            return AssignmentCodec.encode(SignedAssignment.of(run, 1, body, key));
        }

        Member member(String site) {
            return forged(site, site);
        }

        Member member(String site, Acceptance acceptance) {
            return new Member(new SiteId(site), self, acceptance);
        }

        /** An agreement in the name of one site, signed by another. */
        Member forged(String site, String signer) {
            Acceptance unsigned = new Acceptance(
                    run,
                    1,
                    mode,
                    request.study(),
                    request.plan(),
                    new ReleaseConditions(1).canonicalJson(),
                    Acceptance.NOTHING_SEEN,
                    later().getEpochSecond(),
                    null);
            return new Member(new SiteId(site), keys.get(site).identity(), unsigned.signedBy(keys.get(signer)));
        }
    }
}
