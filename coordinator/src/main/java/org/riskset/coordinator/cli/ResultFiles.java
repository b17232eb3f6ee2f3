// SPDX-License-Identifier: Apache-2.0
package org.riskset.coordinator.cli;

import java.io.ByteArrayOutputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import org.riskset.proto.console.Format;
import org.riskset.proto.coordinator.v1.GetResultRequest;
import org.riskset.proto.coordinator.v1.GetResultResponse;

/** The files of a result, as the coordinator has kept them. */
record ResultFiles(Map<String, byte[]> byName) {

    static ResultFiles of(RunningCoordinator coordinator, int run) {
        GetResultRequest request = GetResultRequest.newBuilder().setRun(run).build();
        Map<String, ByteArrayOutputStream> growing = new LinkedHashMap<>();
        coordinator.follow(stub -> stub.getResult(request), piece -> add(growing, piece));
        Map<String, byte[]> files = new LinkedHashMap<>();
        growing.forEach((name, bytes) -> files.put(name, bytes.toByteArray()));
        return new ResultFiles(files);
    }

    private static void add(Map<String, ByteArrayOutputStream> files, GetResultResponse piece) {
        files.computeIfAbsent(piece.getFile(), name -> new ByteArrayOutputStream())
                .writeBytes(piece.getChunk().toByteArray());
    }

    /** What a command prints. */
    byte[] of(Format format) {
        return byName.get(
                switch (format) {
                    case TABLE -> "tables.txt";
                    case JSON -> "result.json";
                    case CSV -> "curve.csv";
                });
    }
}
