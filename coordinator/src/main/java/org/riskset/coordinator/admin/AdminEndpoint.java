// SPDX-License-Identifier: Apache-2.0
package org.riskset.coordinator.admin;

import com.google.protobuf.ByteString;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.riskset.coordinator.enrollment.Enrollment;
import org.riskset.coordinator.enrollment.SiteDirectory;
import org.riskset.coordinator.enrollment.SiteEntry;
import org.riskset.coordinator.run.Run;
import org.riskset.coordinator.run.RunDriver;
import org.riskset.coordinator.run.RunError;
import org.riskset.coordinator.run.RunEvent;
import org.riskset.coordinator.run.RunState;
import org.riskset.coordinator.run.Runs;
import org.riskset.privacy.audit.AuditEvent;
import org.riskset.privacy.audit.LogCheck;
import org.riskset.privacy.audit.OwnLog;
import org.riskset.privacy.identity.Fingerprint;
import org.riskset.privacy.identity.SiteId;
import org.riskset.proto.coordinator.v1.AdminServiceGrpc;
import org.riskset.proto.coordinator.v1.CancelRequest;
import org.riskset.proto.coordinator.v1.CancelResponse;
import org.riskset.proto.coordinator.v1.CertifyRequest;
import org.riskset.proto.coordinator.v1.CertifyResponse;
import org.riskset.proto.coordinator.v1.GetResultRequest;
import org.riskset.proto.coordinator.v1.GetResultResponse;
import org.riskset.proto.coordinator.v1.InviteRequest;
import org.riskset.proto.coordinator.v1.InviteResponse;
import org.riskset.proto.coordinator.v1.ListSitesRequest;
import org.riskset.proto.coordinator.v1.ListSitesResponse;
import org.riskset.proto.coordinator.v1.SiteStatus;
import org.riskset.proto.coordinator.v1.SubmitRequest;
import org.riskset.proto.coordinator.v1.SubmitResponse;
import org.riskset.proto.coordinator.v1.VerifyLogRequest;
import org.riskset.proto.coordinator.v1.VerifyLogResponse;
import org.riskset.proto.coordinator.v1.WatchRequest;
import org.riskset.proto.coordinator.v1.WatchResponse;
import org.riskset.survival.error.Problem;
import org.riskset.survival.error.RisksetException;

/** What operator and statistician can ask of the running coordinator and tell it. */
public final class AdminEndpoint extends AdminServiceGrpc.AdminServiceImplBase {
    private static final int CHUNK = 512 * 1024;

    private final Invitations invitations;
    private final Enrollment enrollment;
    private final SiteDirectory sites;
    private final Supplier<Set<SiteId>> connected;
    private final Submission submission;
    private final RunRegister register;
    private final Runs runs;
    private final RunDriver driver;
    private final RunWatch watch;
    private final OwnLog log;
    private final Clock clock;

    public AdminEndpoint(
            Invitations invitations,
            Enrollment enrollment,
            SiteDirectory sites,
            Supplier<Set<SiteId>> connected,
            Submission submission,
            RunRegister register,
            Runs runs,
            RunDriver driver,
            RunWatch watch,
            OwnLog log,
            Clock clock) {
        this.invitations = invitations;
        this.enrollment = enrollment;
        this.sites = sites;
        this.connected = connected;
        this.submission = submission;
        this.register = register;
        this.runs = runs;
        this.driver = driver;
        this.watch = watch;
        this.log = log;
        this.clock = clock;
    }

    @Override
    public void invite(InviteRequest request, StreamObserver<InviteResponse> out) {
        String text = invitations.invite(
                new SiteId(request.getSite()),
                request.getCenter(),
                request.getStudy(),
                Duration.ofDays(Math.max(1, request.getDays())),
                request.getCertify());
        answer(out, InviteResponse.newBuilder().setInvitation(text).build());
    }

    @Override
    public void listSites(ListSitesRequest request, StreamObserver<ListSitesResponse> out) {
        Set<SiteId> here = connected.get();
        ListSitesResponse.Builder response = ListSitesResponse.newBuilder();
        sites.all().forEach(site -> response.addSites(status(site, here.contains(site.site()))));
        answer(out, response.build());
    }

    private SiteStatus status(SiteEntry site, boolean here) {
        return SiteStatus.newBuilder()
                .setSite(site.site().value())
                .setCenter(site.center())
                .setState(site.state(clock.instant(), here))
                .setLastContact(
                        here
                                ? clock.instant().getEpochSecond()
                                : site.lastContact().getEpochSecond())
                .setCertificateEnd(site.certificateEnd().getEpochSecond())
                .setFingerprint(
                        site.identity().map(key -> Fingerprint.of(key).aloud()).orElse(""))
                .setVersion(site.version())
                .build();
    }

    @Override
    public void certify(CertifyRequest request, StreamObserver<CertifyResponse> out) {
        enrollment.certify(
                new SiteId(request.getSite()), Fingerprint.parse(request.getFingerprint()), request.getConfirmedBy());
        answer(out, CertifyResponse.getDefaultInstance());
    }

    @Override
    public void submit(SubmitRequest request, StreamObserver<SubmitResponse> out) {
        Run run = submission.submit(
                new Submission.Paper(request.getStudyFile(), request.getStudy()),
                new Submission.Paper(request.getPlanFile(), request.getPlan()),
                request.getMode(),
                request.getSitesList());
        SubmitResponse response = SubmitResponse.newBuilder()
                .setRun(run.number())
                .setPlanDigest(run.question().plan().toString())
                .build();
        answer(out, response);
    }

    @Override
    public void watch(WatchRequest request, StreamObserver<WatchResponse> out) {
        if (request.getRun() == 0) {
            runs.all().forEach(run -> out.onNext(RunStatus.of(run)));
            out.onCompleted();
            return;
        }
        Run run = find(request.getRun());
        if (request.getWatch()) {
            new Watcher(run, (ServerCallStreamObserver<WatchResponse>) out).follow(watch, runs);
        } else {
            answer(out, RunStatus.of(run));
        }
    }

    @Override
    public void getResult(GetResultRequest request, StreamObserver<GetResultResponse> out) {
        Run run = find(request.getRun());
        Map<String, byte[]> files = register.report(run.id());
        if (files.isEmpty()) {
            String why = run.problem().orElse("run " + run.number() + " is " + run.state());
            throw RisksetException.of(Problem.of(RunError.NO_RESULT, "no result of run " + run.number())
                    .with(Problem.SEEN, why));
        }
        log.log().append(AuditEvent.of("served", run.id(), run.attempt()).with("to", "requester"));
        files.forEach((name, bytes) -> {
            for (int at = 0; at == 0 || at < bytes.length; at += CHUNK) {
                ByteString chunk = ByteString.copyFrom(bytes, at, Math.min(CHUNK, bytes.length - at));
                out.onNext(GetResultResponse.newBuilder()
                        .setFile(name)
                        .setChunk(chunk)
                        .build());
            }
        });
        out.onCompleted();
    }

    @Override
    public void verifyLog(VerifyLogRequest request, StreamObserver<VerifyLogResponse> out) {
        LogCheck check = log.verify();
        out.onNext(VerifyLogResponse.newBuilder()
                .setOrigin(log.name().text())
                .setEntries(check.entries())
                .setCheckpoints(check.checkpoints())
                .setCovered(check.covered())
                .build());
        byte[] bundle = request.getBundle() ? log.bundle() : new byte[0];
        for (int at = 0; at < bundle.length; at += CHUNK) {
            ByteString chunk = ByteString.copyFrom(bundle, at, Math.min(CHUNK, bundle.length - at));
            out.onNext(VerifyLogResponse.newBuilder().setChunk(chunk).build());
        }
        out.onCompleted();
    }

    @Override
    public void cancel(CancelRequest request, StreamObserver<CancelResponse> out) {
        Run run = find(request.getRun());
        String why = RunError.CANCELLED.code() + ": " + RunError.CANCELLED.title();
        driver.on(run.id(), new RunEvent.Ended(RunState.CANCELLED, Optional.of(why)));
        answer(out, CancelResponse.getDefaultInstance());
    }

    private Run find(int number) {
        return runs.find(number)
                .orElseThrow(() -> RisksetException.of(Problem.of(RunError.UNKNOWN, "no run " + number)
                        .with(Problem.DO, "list runs with: riskset coordinator status")));
    }

    private static <T> void answer(StreamObserver<T> out, T response) {
        out.onNext(response);
        out.onCompleted();
    }
}
