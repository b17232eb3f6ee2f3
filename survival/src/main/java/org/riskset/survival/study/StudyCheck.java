// SPDX-License-Identifier: Apache-2.0
package org.riskset.survival.study;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.riskset.survival.error.ErrorCode;
import org.riskset.survival.error.Nearest;
import org.riskset.survival.error.Problem;
import org.riskset.survival.error.Quoted;

/** Whether a study hangs together: names, levels, bounds, codes. Problems carry the JSON pointer of their subject. */
public final class StudyCheck {
    private static final BigDecimal MOST_STEPS = BigDecimal.valueOf(1L << 45);
    private static final int LONGEST_NAME = 200;

    private final Study study;
    private final List<Problem> problems = new ArrayList<>();

    private StudyCheck(Study study) {
        this.study = study;
    }

    /** Everything wrong with a study, in no particular order. */
    public static List<Problem> check(Study study) {
        StudyCheck check = new StudyCheck(study);
        check.study();
        return List.copyOf(check.problems);
    }

    private void study() {
        name("/id", study.id(), "an id");
        if (study.endpoints().isEmpty()) {
            add("/endpoints", Problem.of(StudyError.NO_ENDPOINT, "the study has no endpoint"));
        }
        study.endpoints().forEach(e -> {
            name(pointer("endpoints", e.name()), e.name(), "an endpoint");
            problems.addAll(EndpointCheck.check(pointer("endpoints", e.name()), e));
        });
        study.variables().forEach(v -> {
            String at = pointer("variables", v.name());
            name(at, v.name(), "a variable");
            v.<Void>fold(c -> levels(at + "/levels", c.levels()), n -> range(at, n), c -> cut(at, c));
        });
    }

    private void name(String at, String name, String of) {
        if (name.isBlank() || !name.equals(name.strip()) || name.startsWith("@") || name.length() > LONGEST_NAME) {
            add(
                    at,
                    Problem.of(StudyError.WRONG_NAME, Quoted.of(name) + " cannot be the name of " + of)
                            .with(Problem.EXPECTED, "1 to 200 characters, no blanks around them, no @ before them"));
        }
    }

    private Void levels(String at, List<String> levels) {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < levels.size(); i++) {
            String level = levels.get(i);
            if (level.isBlank()) {
                add(at + "/" + i, StudyError.WRONG_VALUE, "a level is empty", "leave it out: empty means missing");
            } else if (!seen.add(level)) {
                add(at + "/" + i, Problem.of(StudyError.LEVEL_TWICE, "level " + Quoted.of(level) + " stands twice"));
            }
        }
        return null;
    }

    private Void range(String at, Variable.Numeric number) {
        if (number.step().signum() <= 0) {
            add(at + "/step", Problem.of(StudyError.WRONG_RANGE, "step " + number.step() + " is not above 0"));
        } else if (number.max().compareTo(number.min()) < 0) {
            String what = "max " + number.max() + " is below min " + number.min();
            add(at + "/max", Problem.of(StudyError.WRONG_RANGE, what));
        } else if (number.max().subtract(number.min()).compareTo(MOST_STEPS.multiply(number.step())) > 0) {
            add(
                    at,
                    StudyError.WRONG_RANGE,
                    "from min to max there are more than 2^45 steps",
                    "declare the range and the step the variable is recorded with");
        }
        return null;
    }

    private Void cut(String at, Variable.Cut cut) {
        List<String> numbers = study.variables().stream()
                .filter(v -> v.fold(c -> false, n -> true, c -> false))
                .map(Variable::name)
                .toList();
        if (!numbers.contains(cut.of())) {
            Problem unknown = Problem.of(
                            StudyError.UNKNOWN_VARIABLE, Quoted.of(cut.of()) + " is no number of this study")
                    .with(Problem.KNOWN, Quoted.list(numbers));
            Optional<String> nearest = Nearest.of(cut.of(), numbers);
            add(at + "/of", nearest.map(n -> unknown.with(Problem.NEAREST, n)).orElse(unknown));
        }
        for (int i = 1; i < cut.at().size(); i++) {
            if (cut.at().get(i).compareTo(cut.at().get(i - 1)) <= 0) {
                String what =
                        "bound " + cut.at().get(i) + " is not above " + cut.at().get(i - 1);
                add(at + "/at/" + i, Problem.of(StudyError.WRONG_CUT, what));
            }
        }
        if (cut.labels().size() != cut.at().size() + 1) {
            String what = cut.labels().size() + " labels for " + (cut.at().size() + 1) + " bands";
            add(at + "/labels", StudyError.WRONG_CUT, what, "give one label more than bounds");
        }
        return levels(at + "/labels", cut.labels());
    }

    private void add(String pointer, ErrorCode code, String what, String remedy) {
        add(pointer, Problem.of(code, what).with(Problem.DO, remedy));
    }

    private void add(String pointer, Problem problem) {
        problems.add(problem.under(pointer));
    }

    private static String pointer(String list, String name) {
        return "/" + list + "/" + name.replace("~", "~0").replace("/", "~1");
    }
}
