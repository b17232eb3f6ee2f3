// SPDX-License-Identifier: Apache-2.0
package org.riskset.coordinator.run;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.riskset.privacy.identity.Roster;
import org.riskset.privacy.identity.RunId;
import org.riskset.privacy.identity.SiteId;
import org.riskset.privacy.masking.Phase;
import org.riskset.survival.digest.Digest;

/**
 * A run as it is stored.
 *
 * @param number counted from 1, for people
 * @param attempt rises with every new roster
 * @param participations in order of site
 * @param deadline when the present state ends by itself
 * @param problem code and text of why it was refused or failed
 * @param sum names the sum that was opened, in secure mode
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
        Optional<String> problem,
        Optional<Digest> sum) {

    public Run {
        participations = List.copyOf(participations);
    }

    public Run in(RunState next, Instant until) {
        return new Run(id, number, question, next, attempt, participations, submitted, until, problem, sum);
    }

    public Run because(String text) {
        return new Run(
                id, number, question, state, attempt, participations, submitted, deadline, Optional.of(text), sum);
    }

    public Run opened(Optional<Digest> name) {
        return new Run(id, number, question, state, attempt, participations, submitted, deadline, problem, name);
    }

    public Run with(Participation changed) {
        return each(p -> p.site().equals(changed.site()) ? changed : p);
    }

    private Run each(UnaryOperator<Participation> change) {
        List<Participation> all = participations.stream().map(change).toList();
        return new Run(id, number, question, state, attempt, all, submitted, deadline, problem, sum);
    }

    public Optional<Participation> participation(SiteId site) {
        return participations.stream().filter(p -> p.site().equals(site)).findFirst();
    }

    /**
     * Who takes part, by id. Fixed when the run leaves {@link RunState#INVITING}: a member that leaves later stays in
     * it.
     */
    public Roster roster() {
        return Roster.of(members().stream()
                .map(p -> new Roster.Member(
                        0, p.site(), p.identity(), p.acceptance().get().conditionsDigest()))
                .toList());
    }

    /** Sites on the roster, in its order; a member's index is its place, from 1. */
    public List<Participation> members() {
        return participations.stream()
                .filter(p -> p.acceptance().isPresent())
                .sorted((a, b) -> a.site().compareTo(b.site()))
                .toList();
    }

    /** The same run without the agreements of sites that left before the roster stood. */
    public Run withoutDeparted() {
        return each(p -> p.decline().isPresent() ? p.withoutAcceptance() : p);
    }

    /** The same run without the vectors of sites that left before the contributors were fixed. */
    public Run withoutDepartedVectors() {
        return each(p -> p.decline().isPresent() ? p.withoutVector() : p);
    }

    /** The same run with the agreements of these members alone. */
    public Run among(Predicate<Participation> stays) {
        return each(p -> stays.test(p) ? p : p.withoutAcceptance());
    }

    /** The next attempt, among the members that this holds for; the others are not asked again. */
    public Run nextAttempt(Predicate<Participation> stays) {
        Run next = each(p -> p.again(p.acceptance().isPresent() && stays.test(p)));
        return new Run(
                id, number, question, state, attempt + 1, next.participations, submitted, deadline, problem, sum);
    }

    public boolean allAnswered() {
        return participations.stream().allMatch(Participation::answered);
    }

    public long accepted() {
        return participations.stream().filter(Participation::accepted).count();
    }

    public long contributed() {
        return received(Phase.VECTOR);
    }

    /** How many have answered in a phase of this attempt. */
    public long received(Phase phase) {
        return participations.stream().filter(p -> p.receipt(phase).isPresent()).count();
    }

    /** Whether nobody of those who were to answer in a phase is still to come. */
    public boolean allReceived(Phase phase, Predicate<Participation> asked) {
        return participations.stream()
                .filter(p -> p.accepted() && asked.test(p))
                .allMatch(p -> p.receipt(phase).isPresent());
    }
}
