// SPDX-License-Identifier: Apache-2.0
package org.riskset.coordinator.cli;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.riskset.proto.console.ExitStatus;
import org.riskset.proto.console.Progress;
import org.riskset.proto.console.Shown;
import org.riskset.proto.coordinator.v1.ParticipationStatus;
import org.riskset.proto.coordinator.v1.WatchResponse;

/** How a run stands, in words and as an exit code. */
record RunText(WatchResponse run) {
    private static final String TOO_FEW = "RS-RUN-003";
    private static final String TOO_FEW_TO_HIDE = "RS-SEC-020";
    private static final String NOT_VERIFIED = "(?s)RS-SEC-0(13|14|40).*";
    private static final int REFUSED = 4;
    private static final int VERIFICATION = 7;

    /** {@code Run 17  asking ██████░░░░  4/6 accepted   site-4 waits}. */
    String line() {
        return switch (run.getState()) {
            case "SUBMITTED", "INVITING" -> line("asking", count("ACCEPTED", "CONTRIBUTED"), "accepted");
            case "KEYING" -> line("keying", count("ACCEPTED"), "agreed");
            case "SHARING" -> line("sharing", count("ACCEPTED"), "agreed");
            case "COLLECTING" -> line("counting", count("CONTRIBUTED"), "counts");
            case "CONFIRMING", "UNMASKING" -> line("opening", count("CONTRIBUTED"), "counts");
            case "REVIEWING" -> line("pooling", count("CONTRIBUTED"), "counts");
            default -> line(run.getState(), count("CONTRIBUTED"), "counts");
        };
    }

    /** The same for the end, with the time it took. */
    String lastLine(Instant now) {
        Duration took = Duration.between(Instant.ofEpochSecond(run.getSubmitted()), now);
        return line() + "   " + Shown.span(took);
    }

    private String line(String doing, long done, String what) {
        int all = run.getSitesCount();
        String waiting = run.getSitesList().stream()
                .filter(s -> s.getState().equals("ASKED"))
                .map(ParticipationStatus::getSite)
                .collect(Collectors.joining(", "));
        return String.format(
                        "Run %d  %-8s  %s  %d/%d %s", run.getRun(), doing, Progress.bar(done, all), done, all, what)
                + (waiting.isEmpty() || ended() ? "" : "   waits for " + waiting);
    }

    private long count(String... states) {
        List<String> counted = List.of(states);
        return run.getSitesList().stream()
                .filter(s -> counted.contains(s.getState()))
                .count();
    }

    boolean ended() {
        return Set.of("COMPLETE", "PARTIAL", "REFUSED", "CANCELLED", "FAILED").contains(run.getState());
    }

    /** Why it ended without a result, and which sites said no. */
    Optional<String> problem() {
        if (!ended() || run.getProblem().isEmpty()) {
            return Optional.empty();
        }
        StringBuilder text = new StringBuilder("error[").append(run.getProblem().replaceFirst(": ", "]: "));
        run.getSitesList().stream()
                .filter(s -> !s.getCode().isEmpty())
                .forEach(s -> text.append(String.format("%n  %-9s %s %s", s.getSite(), s.getState(), s.getCode())));
        return Optional.of(text + String.format("%n  %-9s %d", "exit", exitCode()));
    }

    int exitCode() {
        return switch (run.getState()) {
            case "PARTIAL" -> ExitStatus.PARTIAL_RESULT;
            case "REFUSED" -> REFUSED;
            case "FAILED" -> failed();
            case "CANCELLED" -> 1;
            default -> 0;
        };
    }

    private int failed() {
        if (run.getProblem().matches(NOT_VERIFIED)) {
            return VERIFICATION;
        }
        return refusedByRule() || run.getProblem().startsWith(TOO_FEW_TO_HIDE) ? REFUSED : 1;
    }

    // too few sites is a failure, unless it is the rules of sites that made them few
    private boolean refusedByRule() {
        return run.getProblem().startsWith(TOO_FEW) && count("REFUSED") > 0;
    }
}
