// SPDX-License-Identifier: Apache-2.0
package org.riskset.site.cli;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.riskset.proto.console.ExitStatus;
import org.riskset.proto.console.Output;
import org.riskset.proto.console.Progress;
import org.riskset.proto.console.Shown;
import org.riskset.site.Joining;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code site enroll}. */
@Command(
        name = "enroll",
        header = "Send this site's public key to the coordinator and wait until a person there has certified it.",
        description = "%nNo patient data is read. Ctrl-C is safe: run it again to go on.",
        footer = {"", "Example:  riskset site enroll --config /srv/riskset/site.yaml"},
        exitCodeListHeading = ExitStatus.HEADING,
        exitCodeList = {
            "0:certified; with --no-wait also: not yet",
            ExitStatus.CONFIGURATION,
            ExitStatus.NOT_AUTHORIZED,
            ExitStatus.UNREACHABLE
        })
final class EnrollCommand implements Callable<Integer> {
    private static final String INSTRUCTIONS =
            "Read it to the coordinator by telephone, at the number you already have.\n";
    private static final long SECONDS_BETWEEN_QUESTIONS = 3;
    private static final long MILLIS_BETWEEN_TICKS = 1000;

    @Option(names = "--no-wait", description = "ask once and end")
    private boolean once;

    @Mixin
    private ConfigFile config;

    @Mixin
    private Output output;

    @Override
    public Integer call() throws InterruptedException {
        try (Joining joining = Joining.open(config.read(), Clock.systemUTC())) {
            Optional<Instant> certified = joining.certified();
            if (certified.isEmpty()) {
                certified = joining.ask();
                output.print(sent(joining) + (certified.isEmpty() ? INSTRUCTIONS : ""));
            }
            if (certified.isEmpty() && !once) {
                certified = Optional.of(waited(joining));
            }
            output.print(certified
                    .map(end -> "Certified until " + Shown.day(end) + ". State ENROLLED. Next: riskset site serve\n")
                    .orElse("Not certified yet. Run enroll again to go on.\n"));
        }
        return 0;
    }

    private static String sent(Joining joining) {
        return String.format(
                "Certificate request sent to %s. Fingerprint of this site's key:%n%n    %s%n%n",
                joining.coordinator(), joining.fingerprint().aloud());
    }

    private Instant waited(Joining joining) throws InterruptedException {
        Instant began = Clock.systemUTC().instant();
        Progress progress = output.progress();
        progress.changed("Waiting for the coordinator      (Ctrl-C is safe; run enroll again to go on)");
        for (long tick = 1; true; tick++) {
            Thread.sleep(MILLIS_BETWEEN_TICKS);
            Duration elapsed = Duration.between(began, Clock.systemUTC().instant());
            progress.ticked("Waiting for the coordinator  ◷ " + Shown.clock(elapsed)
                    + "      (Ctrl-C is safe; run enroll again)");
            Optional<Instant> end = tick % SECONDS_BETWEEN_QUESTIONS == 0 ? joining.ask() : Optional.empty();
            if (end.isPresent()) {
                progress.end();
                return end.get();
            }
        }
    }
}
