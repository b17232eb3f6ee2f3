// SPDX-License-Identifier: Apache-2.0
package org.riskset.coordinator.run;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.riskset.privacy.identity.Roster;
import org.riskset.privacy.identity.RunId;
import org.riskset.privacy.identity.SiteId;

/**
 * A run as it is stored.
 *
 * @param number counted from 1, for people
 * @param attempt rises with every new roster
 * @param participations in order of site
 * @param deadline when the present state ends by itself
 * @param problem code and text of why it was refused or failed
 */
public record Run(
        RunId id,
        int number,
        Question question,
        RunState state,
        int attempt,
        List<Participation> participations,
        Instant submitted,
        Instant deadline,
        Optional<String> problem) {

    public Run {
        participations = List.copyOf(participations);
    }

    public Run in(RunState next, Instant until) {
        return new Run(id, number, question, next, attempt, participations, submitted, until, problem);
    }

    public Run because(String text) {
        return new Run(id, number, question, state, attempt, participations, submitted, deadline, Optional.of(text));
    }

    public Run with(Participation changed) {
        List<Participation> all = participations.stream()
                .map(p -> p.site().equals(changed.site()) ? changed : p)
                .toList();
        return new Run(id, number, question, state, attempt, all, submitted, deadline, problem);
    }

    public Optional<Participation> participation(SiteId site) {
        return participations.stream().filter(p -> p.site().equals(site)).findFirst();
    }

    /**
     * Who takes part, by id. Fixed when the run leaves {@link RunState#INVITING}: a member that leaves later stays in
     * it.
     */
    public Roster roster() {
        return Roster.of(participations.stream()
                .filter(p -> p.acceptance().isPresent())
                .map(p -> new Roster.Member(
                        0, p.site(), p.identity(), p.acceptance().get().conditionsDigest()))
                .toList());
    }

    /** The same run without the agreements of sites that left before the roster stood. */
    public Run withoutDeparted() {
        List<Participation> all = participations.stream()
                .map(p -> p.decline().isPresent() ? p.withoutAcceptance() : p)
                .toList();
        return new Run(id, number, question, state, attempt, all, submitted, deadline, problem);
    }

    public boolean allAnswered() {
        return participations.stream().allMatch(Participation::answered);
    }

    public long accepted() {
        return participations.stream().filter(Participation::accepted).count();
    }

    public long contributed() {
        return participations.stream().filter(p -> p.receipt().isPresent()).count();
    }

    /** Whether no vector is still to come. */
    public boolean allCollected() {
        return participations.stream()
                .filter(Participation::accepted)
                .allMatch(p -> p.receipt().isPresent());
    }
}
