// SPDX-License-Identifier: Apache-2.0
package org.riskset.coordinator.exchange;

import com.google.protobuf.ByteString;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Optional;
import org.riskset.coordinator.enrollment.SiteDirectory;
import org.riskset.coordinator.run.Run;
import org.riskset.coordinator.run.RunError;
import org.riskset.coordinator.run.Runs;
import org.riskset.privacy.identity.SiteId;
import org.riskset.proto.federation.v1.FetchRequest;
import org.riskset.proto.federation.v1.FetchResponse;
import org.riskset.proto.federation.v1.FollowRequest;
import org.riskset.proto.federation.v1.FollowResponse;
import org.riskset.proto.federation.v1.TaskServiceGrpc;
import org.riskset.survival.digest.Digest;
import org.riskset.survival.error.Problem;
import org.riskset.survival.error.RisksetException;

/** What goes out to sites: assignments over a stream that stays open, and the documents they name. */
public final class TaskEndpoint extends TaskServiceGrpc.TaskServiceImplBase {
    private static final int CHUNK = 512 * 1024;
    private static final int LONGEST_VERSION = 60;

    private final SiteAuthentication authentication;
    private final SiteDirectory sites;
    private final TaskInbox inbox;
    private final Runs runs;
    private final Library library;
    private final Clock clock;

    public TaskEndpoint(
            SiteAuthentication authentication,
            SiteDirectory sites,
            TaskInbox inbox,
            Runs runs,
            Library library,
            Clock clock) {
        this.authentication = authentication;
        this.sites = sites;
        this.inbox = inbox;
        this.runs = runs;
        this.library = library;
        this.clock = clock;
    }

    @Override
    public void follow(FollowRequest request, StreamObserver<FollowResponse> out) {
        SiteId site = authentication.caller();
        SiteStream stream = new SiteStream(site, (ServerCallStreamObserver<FollowResponse>) out);
        ((ServerCallStreamObserver<FollowResponse>) out).setOnCancelHandler(() -> gone(stream));
        String version = request.getVersion();
        try {
            authentication.member(site);
            heard(site, version.substring(0, Math.min(version.length(), LONGEST_VERSION)));
            stream.greet();
            inbox.connected(stream);
        } catch (RuntimeException e) {
            Calls.fail(site, out, e);
        }
    }

    private void gone(SiteStream stream) {
        inbox.disconnected(stream);
        sites.find(stream.site()).ifPresent(entry -> heard(stream.site(), entry.version()));
    }

    private void heard(SiteId site, String version) {
        sites.heard(site, clock.instant(), version);
    }

    @Override
    public void fetch(FetchRequest request, StreamObserver<FetchResponse> out) {
        SiteId site = authentication.caller();
        try {
            authentication.member(site);
            byte[] document = named(site, request.getDigest());
            for (int at = 0; at < document.length; at += CHUNK) {
                ByteString chunk = ByteString.copyFrom(document, at, Math.min(CHUNK, document.length - at));
                out.onNext(FetchResponse.newBuilder().setChunk(chunk).build());
            }
            out.onCompleted();
        } catch (RuntimeException e) {
            Calls.fail(site, out, e);
        }
    }

    // What the site was told of over its stream, else a document.
    private byte[] named(SiteId site, ByteString digest) {
        Optional<byte[]> large =
                digest.size() == 32 ? inbox.large(site, Digest.ofHash(digest.toByteArray())) : Optional.empty();
        return large.orElseGet(() -> document(site, digest).getBytes(StandardCharsets.UTF_8));
    }

    // Only documents of runs that this site was asked in: plans may be confidential among the others.
    private String document(SiteId site, ByteString digest) {
        boolean asked = digest.size() == 32
                && runs.all().stream().anyMatch(run -> names(run, Digest.ofHash(digest.toByteArray()), site));
        if (!asked) {
            throw RisksetException.of(Problem.of(RunError.UNKNOWN, "no document of this digest for " + site));
        }
        return library.find(Digest.ofHash(digest.toByteArray())).orElseThrow();
    }

    private static boolean names(Run run, Digest digest, SiteId site) {
        boolean named =
                run.question().study().equals(digest) || run.question().plan().equals(digest);
        return named && run.participation(site).isPresent();
    }
}
