// SPDX-License-Identifier: Apache-2.0
package org.riskset.federation;

import java.util.Optional;
import org.riskset.coordinator.run.Contexts;
import org.riskset.coordinator.run.Participation;
import org.riskset.coordinator.run.Receipt;
import org.riskset.coordinator.run.Run;
import org.riskset.privacy.identity.Mode;
import org.riskset.privacy.masking.Phase;

/** What each center sent in a run, who dropped out, and who opened the sum: in a few lines for people. */
final class ExchangeSummary {
    private final Run run;

    ExchangeSummary(Run run) {
        this.run = run;
    }

    String text() {
        StringBuilder text = new StringBuilder();
        text.append("What left each center in run ")
                .append(run.number())
                .append(", ")
                .append(heading());
        text.append(System.lineSeparator());
        run.participations().forEach(site -> text.append(line(site)).append(System.lineSeparator()));
        quorum().ifPresent(line -> text.append(line).append(System.lineSeparator()));
        return text.toString();
    }

    private String heading() {
        return secure()
                ? "masked: uniform to anyone but the sum over " + run.contributed() + " centers"
                : "IN PLAIN MODE: the coordinator read the counts of every single center";
    }

    private String line(Participation site) {
        Optional<Receipt> sent = site.receipt();
        return sent.map(r -> String.format(
                        "  %-10s %,12d bytes  %s  in the sum",
                        site.site(), r.bytes(), r.digest().brief()))
                .orElseGet(() -> String.format("  %-10s %s", site.site(), missing(site)));
    }

    private String missing(Participation site) {
        if (site.decline().isPresent()) {
            return "not in the sum: " + site.decline().get().kind().label() + ", "
                    + site.decline().get().code();
        }
        String until = site.receipt(Phase.SHARES).isPresent()
                ? "dropped out after it shared its keys"
                : site.keys().isPresent() ? "dropped out after it sent its keys" : "silent";
        return "not in the sum: " + until + "; its counts never came";
    }

    private Optional<String> quorum() {
        if (!secure() || run.members().isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(String.format(
                "Quorum %d of %d: %d signed whose counts are in the sum, %d gave their opening shares%s",
                Contexts.quorum(run),
                run.members().size(),
                run.received(Phase.SURVIVORS),
                run.received(Phase.OPENING),
                run.sum().map(s -> "; sum " + s.brief()).orElse("; nothing was opened")));
    }

    private boolean secure() {
        return run.question().mode() == Mode.SECURE;
    }
}
