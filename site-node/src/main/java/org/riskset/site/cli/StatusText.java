// SPDX-License-Identifier: Apache-2.0
package org.riskset.site.cli;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.riskset.proto.console.Listing;
import org.riskset.proto.console.Listing.Cell;
import org.riskset.proto.console.Shown;
import org.riskset.proto.site.v1.RequestStatus;
import org.riskset.proto.site.v1.StatusResponse;

/** How a node stands, in words. */
record StatusText(StatusResponse status, Instant now) {
    private static final List<String> COLUMNS =
            List.of("request", "title", "purpose", "received", "state", "code", "bytes sent", "plan digest");

    String headline() {
        Instant heard = Instant.ofEpochSecond(status.getLastHeard());
        String coordinator = status.getLastHeard() == 0
                ? "coordinator not heard yet"
                : "coordinator last heard " + Shown.span(Duration.between(heard, now)) + " ago";
        return status.getSite() + "  " + status.getState() + "  certificate to "
                + Shown.day(Instant.ofEpochSecond(status.getCertificateEnd())) + "  " + coordinator;
    }

    Listing requests() {
        return new Listing(
                COLUMNS, status.getRequestsList().stream().map(StatusText::row).toList());
    }

    private static List<Cell> row(RequestStatus request) {
        Instant received = Instant.ofEpochSecond(request.getReceived());
        return List.of(
                Cell.of(request.getRequest()),
                Cell.of(request.getTitle()),
                Cell.of(request.getPurpose()),
                new Cell(Shown.minute(received), received.toString()),
                Cell.of(request.getState()),
                Cell.of(request.getCode()),
                Cell.of(request.getBytesSent()),
                new Cell(Shown.digest(request.getPlanDigest()), request.getPlanDigest()));
    }
}
