// SPDX-License-Identifier: Apache-2.0
package org.riskset.privacy.disclosure;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Predicate;
import org.riskset.privacy.disclosure.HistoryRules.Budget;
import org.riskset.survival.digest.Digest;
import org.riskset.survival.error.Problem;

/**
 * How many different questions of one requester about one study are answered, in all and on one day (UTC). A question
 * that was answered may be asked again; one that was refused because of earlier answers counts half, so that probing
 * costs.
 */
public final class QuestionBudget {
    private final Budget budget;
    private final Ledger ledger;

    public QuestionBudget(Budget budget, Ledger ledger) {
        this.budget = budget;
        this.ledger = ledger;
    }

    /** Why a question is one too many, if it is. */
    public Optional<Problem> refuses(String study, String requester, Digest question, Instant now) {
        Usage ever = usage(study, requester, at -> true);
        Usage today = usage(study, requester, at -> day(at).equals(day(now)));
        if (ever.answered().contains(question)) {
            return Optional.empty();
        }
        if (ever.exceeds(budget.plansPerStudy())) {
            return Optional.of(Problem.of(HistoryError.BUDGET, "the budget of plans_per_study is used up"));
        }
        return today.exceeds(budget.perDay())
                ? Optional.of(Problem.of(HistoryError.BUDGET, "the budget of per_day is used up"))
                : Optional.empty();
    }

    private Usage usage(String study, String requester, Predicate<Instant> when) {
        Set<Digest> answered = new HashSet<>();
        ledger.answered().stream()
                .filter(e -> e.answer().study().equals(study) && e.requester().equals(requester))
                .filter(e -> when.test(e.decided()))
                .forEach(e -> answered.add(e.answer().question()));
        long refused = ledger.refusals().stream()
                .filter(r -> r.study().equals(study) && r.requester().equals(requester) && when.test(r.decided()))
                .count();
        return new Usage(answered, refused);
    }

    private static LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, ZoneOffset.UTC);
    }

    private record Usage(Set<Digest> answered, long refused) {
        // Whether one more goes beyond a limit; in halves.
        boolean exceeds(OptionalInt limit) {
            return limit.isPresent() && 2L * (answered.size() + 1) + refused > 2L * limit.getAsInt();
        }
    }
}
