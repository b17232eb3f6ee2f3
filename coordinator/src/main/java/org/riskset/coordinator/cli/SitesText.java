// SPDX-License-Identifier: Apache-2.0
package org.riskset.coordinator.cli;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.riskset.proto.console.Format;
import org.riskset.proto.console.Listing;
import org.riskset.proto.console.Listing.Cell;
import org.riskset.proto.console.Output;
import org.riskset.proto.console.Shown;
import org.riskset.proto.coordinator.v1.ListSitesRequest;
import org.riskset.proto.coordinator.v1.ListSitesResponse;
import org.riskset.proto.coordinator.v1.SiteStatus;

/** The sites, in words. */
final class SitesText {
    private static final List<String> COLUMNS =
            List.of("site", "center", "state", "last contact", "certificate", "fingerprint", "version");

    private SitesText() {}

    static int print(ConfigFile config, Format format, Output output) {
        try (RunningCoordinator coordinator = RunningCoordinator.of(config.read())) {
            ListSitesResponse sites = coordinator.ask(stub -> stub.listSites(ListSitesRequest.getDefaultInstance()));
            Instant now = Clock.systemUTC().instant();
            Listing listing = new Listing(
                    COLUMNS, sites.getSitesList().stream().map(s -> row(s, now)).toList());
            boolean nobody = sites.getSitesCount() == 0 && format == Format.TABLE;
            output.print(nobody ? "No center invited.\n" : listing.text(format));
        }
        return 0;
    }

    private static List<Cell> row(SiteStatus site, Instant now) {
        return List.of(
                Cell.of(site.getSite()),
                Cell.of(site.getCenter()),
                Cell.of(site.getState()),
                contact(site.getLastContact(), now),
                day(site.getCertificateEnd()),
                Cell.of(site.getFingerprint()),
                Cell.of(site.getVersion()));
    }

    private static Cell contact(long seconds, Instant now) {
        if (seconds == 0) {
            return new Cell("never", "");
        }
        Instant contact = Instant.ofEpochSecond(seconds);
        return new Cell(Shown.span(Duration.between(contact, now)), contact.toString());
    }

    private static Cell day(long seconds) {
        return Cell.of(seconds == 0 ? "" : Shown.day(Instant.ofEpochSecond(seconds)));
    }
}
