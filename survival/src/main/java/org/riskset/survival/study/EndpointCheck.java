// SPDX-License-Identifier: Apache-2.0
package org.riskset.survival.study;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import org.riskset.survival.error.Problem;
import org.riskset.survival.error.Quoted;
import org.riskset.survival.study.Endpoint.ReleaseLattice;

/** Codes, columns and release lattice of one endpoint. */
final class EndpointCheck {
    private final String at;
    private final Endpoint endpoint;
    private final List<Problem> problems = new ArrayList<>();
    private final Set<String> codes = new HashSet<>();

    private EndpointCheck(String at, Endpoint endpoint) {
        this.at = at;
        this.endpoint = endpoint;
    }

    static List<Problem> check(String at, Endpoint endpoint) {
        EndpointCheck check = new EndpointCheck(at, endpoint);
        check.columns();
        check.codes(at + "/censored", endpoint.censored());
        check.causes();
        endpoint.release().ifPresent(check::lattice);
        return check.problems;
    }

    private void columns() {
        List<String> columns = new ArrayList<>(endpoint.times().columns());
        columns.add(endpoint.event());
        if (columns.stream().distinct().count() < columns.size()) {
            add(
                    "",
                    Problem.of(StudyError.WRONG_TIMES, "one column stands for two things in this endpoint")
                            .with(Problem.SEEN, Quoted.list(columns)));
        }
    }

    private void causes() {
        if (endpoint.causes().isEmpty()) {
            add("/causes", Problem.of(StudyError.NO_CODES, "the endpoint has no cause"));
        }
        for (CauseCodes cause : endpoint.causes()) {
            String pointer = "/causes/" + cause.name().replace("~", "~0").replace("/", "~1");
            if (cause.name().isBlank()) {
                add(pointer, Problem.of(StudyError.WRONG_NAME, Quoted.of(cause.name()) + " cannot be a cause's name"));
            }
            if (cause.codes().isEmpty()) {
                add(pointer, Problem.of(StudyError.NO_CODES, "cause " + Quoted.of(cause.name()) + " has no code"));
            }
            codes(at + pointer, cause.codes());
        }
    }

    private void codes(String pointer, List<String> listed) {
        for (int i = 0; i < listed.size(); i++) {
            String code = listed.get(i);
            if (code.isBlank()) {
                problems.add(Problem.of(StudyError.WRONG_VALUE, "a code is empty, which means missing")
                        .under(pointer + "/" + i));
            } else if (!codes.add(code)) {
                problems.add(Problem.of(StudyError.CODE_TWICE, "code " + Quoted.of(code) + " is listed twice")
                        .with(Problem.EXPECTED, "each code once, either censored or in one cause")
                        .under(pointer + "/" + i));
            }
        }
    }

    private void lattice(ReleaseLattice lattice) {
        if (!(lattice.step() > 0)) {
            add("/release/step", Problem.of(StudyError.WRONG_LATTICE, "the step is not above 0"));
            return;
        }
        if (!(lattice.horizon() > 0) || !onLattice(lattice)) {
            add(
                    "/release/horizon",
                    Problem.of(StudyError.WRONG_LATTICE, "the horizon is not a multiple of the step")
                            .with(
                                    Problem.SEEN,
                                    TimeCheck.shown(lattice.horizon()) + " and step "
                                            + TimeCheck.shown(lattice.step())));
        }
    }

    private static boolean onLattice(ReleaseLattice lattice) {
        TimeGrid grid = new TimeGrid(lattice.step(), OptionalDouble.empty());
        return grid.contains(lattice.horizon()) && grid.index(lattice.horizon()) >= 1;
    }

    private void add(String pointer, Problem problem) {
        problems.add(problem.under(at + pointer));
    }
}
