// SPDX-License-Identifier: Apache-2.0
package org.riskset.proto.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.riskset.privacy.identity.OwnerOnlyFile;
import org.riskset.proto.site.v1.AdminServiceGrpc;
import org.riskset.proto.site.v1.StatusRequest;
import org.riskset.proto.site.v1.StatusResponse;

class LoopbackTest {
    private Path file;
    private Loopback loopback;

    @BeforeEach
    void open(@TempDir Path folder) {
        file = folder.resolve("admin.token");
        loopback =
                Loopback.of(file, 0, List.of(new Admin()), new SecureRandom()).start();
    }

    @AfterEach
    void close() {
        loopback.close();
    }

    @Test
    void owner_when_commanding_then_answered() throws IOException {
        assertEquals("site-1", status());
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    }

    @Test
    void wrong_token_when_commanding_then_refused() throws IOException {
        Files.writeString(file, loopback.port() + "\n" + "0".repeat(64) + "\n");

        assertEquals("RS-AUTH-003", Calls.code(this::status));
    }

    @Test
    void token_open_to_others_when_read_then_refused() throws IOException {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));

        assertEquals("RS-KEY-003", Calls.code(this::status));
    }

    @Test
    void node_ended_when_commanding_then_says_that_it_does_not_run() {
        loopback.close();

        assertFalse(Files.exists(file));
        assertEquals("RS-NET-001", Calls.code(this::status));
    }

    @Test
    void node_killed_when_commanding_then_unreachable() throws IOException {
        byte[] left = Files.readAllBytes(file);
        loopback.close();
        OwnerOnlyFile.replace(file, left);

        assertEquals("RS-NET-001", Calls.code(this::status));
    }

    private String status() {
        try (LoopbackChannel channel = LoopbackChannel.open(file)) {
            return CallFailure.read(() -> Deadlines.COMMAND
                    .on(AdminServiceGrpc.newBlockingStub(channel.channel()))
                    .status(StatusRequest.getDefaultInstance())
                    .getSite());
        }
    }

    private static final class Admin extends AdminServiceGrpc.AdminServiceImplBase {
        @Override
        public void status(StatusRequest request, StreamObserver<StatusResponse> response) {
            response.onNext(StatusResponse.newBuilder().setSite("site-1").build());
            response.onCompleted();
        }
    }
}
