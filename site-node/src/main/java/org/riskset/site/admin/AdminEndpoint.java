// SPDX-License-Identifier: Apache-2.0
package org.riskset.site.admin;

import com.google.protobuf.ByteString;
import io.grpc.stub.StreamObserver;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.riskset.privacy.audit.LogCheck;
import org.riskset.privacy.audit.OwnLog;
import org.riskset.privacy.disclosure.Finding.Check;
import org.riskset.proto.site.v1.AdminServiceGrpc;
import org.riskset.proto.site.v1.DecideRequest;
import org.riskset.proto.site.v1.DecideResponse;
import org.riskset.proto.site.v1.RequestStatus;
import org.riskset.proto.site.v1.StatusRequest;
import org.riskset.proto.site.v1.StatusResponse;
import org.riskset.proto.site.v1.VerifyLogRequest;
import org.riskset.proto.site.v1.VerifyLogResponse;
import org.riskset.site.task.Documents;
import org.riskset.site.task.Task;
import org.riskset.site.task.TaskEvent;
import org.riskset.site.task.TaskState;
import org.riskset.site.task.TaskWorker;
import org.riskset.site.task.Tasks;
import org.riskset.survival.error.RisksetException;
import org.riskset.survival.study.AnalysisPlan;

/** What the data office can ask of its running node and tell it. */
public final class AdminEndpoint extends AdminServiceGrpc.AdminServiceImplBase {
    private static final int CHUNK = 512 * 1024;

    private final String site;
    private final Tasks tasks;
    private final TaskWorker worker;
    private final Documents documents;
    private final Instant certificateEnd;
    private final OwnLog log;
    private final Supplier<Connection> connection;

    /** How the connection to the coordinator stands. */
    public record Connection(boolean connected, Instant lastHeard) {}

    public AdminEndpoint(
            String site,
            Tasks tasks,
            TaskWorker worker,
            Documents documents,
            Instant certificateEnd,
            OwnLog log,
            Supplier<Connection> connection) {
        this.site = site;
        this.tasks = tasks;
        this.worker = worker;
        this.documents = documents;
        this.certificateEnd = certificateEnd;
        this.log = log;
        this.connection = connection;
    }

    @Override
    public void status(StatusRequest request, StreamObserver<StatusResponse> out) {
        Connection now = connection.get();
        StatusResponse.Builder response = StatusResponse.newBuilder()
                .setSite(site)
                .setState(now.connected() ? "READY" : "CONNECTING")
                .setLastHeard(now.lastHeard().getEpochSecond())
                .setCertificateEnd(certificateEnd.getEpochSecond());
        tasks.all().forEach(task -> response.addRequests(status(task)));
        out.onNext(response.build());
        out.onCompleted();
    }

    private RequestStatus status(Task task) {
        RequestStatus.Builder status = RequestStatus.newBuilder()
                .setRequest(task.request().number())
                .setReceived(task.received().getEpochSecond())
                .setState(task.state().name())
                .setCode(task.code().orElse(""))
                .setPlanDigest(task.request().signed().plan().toString())
                .setFindings(
                        task.state() == TaskState.AWAITING_APPROVAL
                                ? task.reason().orElse("")
                                : "")
                .setBytesSent(task.bytesSent());
        try {
            AnalysisPlan plan = documents.plan(
                    task.request().plan(), documents.study(task.request().study()));
            status.setTitle(plan.title().orElse("")).setPurpose(plan.purpose());
        } catch (RisksetException unreadable) {
            status.setTitle("(the plan cannot be read)");
        }
        return status.build();
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
    public void decide(DecideRequest request, StreamObserver<DecideResponse> out) {
        List<Check> overrides = IntStream.range(0, request.getOverridesCount())
                .mapToObj(request::getOverrides)
                .flatMap(name -> Check.parse(name).stream())
                .toList();
        TaskEvent.Decided decision = new TaskEvent.Decided(request.getApprove(), request.getReason(), overrides);
        worker.decide(request.getRequest(), request.getPlanDigest(), decision);
        out.onNext(DecideResponse.getDefaultInstance());
        out.onCompleted();
    }
}
