// SPDX-License-Identifier: Apache-2.0
package org.riskset.survival.study;

import java.util.List;
import java.util.Optional;

/**
 * The dictionary all sites share: what an endpoint is and which values a variable has. Sites map their own columns to
 * the names used here.
 *
 * @param endpoints in the document's order
 * @param variables in the document's order
 */
public record Study(
        String id, Optional<String> title, TimeScale timeScale, List<Endpoint> endpoints, List<Variable> variables) {

    public Study {
        endpoints = List.copyOf(endpoints);
        variables = List.copyOf(variables);
    }

    public Optional<Endpoint> endpoint(String name) {
        return endpoints.stream().filter(e -> e.name().equals(name)).findFirst();
    }

    public Optional<Variable> variable(String name) {
        return variables.stream().filter(v -> v.name().equals(name)).findFirst();
    }
}
