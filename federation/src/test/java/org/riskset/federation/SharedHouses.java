// SPDX-License-Identifier: Apache-2.0
package org.riskset.federation;

import java.nio.file.Path;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Houses that several classes of tests attack, each started for the first that asks and closed after the last. */
final class SharedHouses implements ParameterResolver {
    private static final Map<Class<?>, Function<Path, AutoCloseable>> HOUSES = Map.of(
            AttackedSites.class,
            folder -> AttackedSites.start(folder, 4),
            MixedFederation.class,
            MixedFederation::start);

    private record Opened(TemporaryFolder folder, AutoCloseable house) implements AutoCloseable {
        static Opened of(Class<?> kind) {
            TemporaryFolder folder = new TemporaryFolder("house");
            return new Opened(folder, HOUSES.get(kind).apply(folder.path()));
        }

        @Override
        public void close() throws Exception {
            house.close();
            folder.close();
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return HOUSES.containsKey(parameter.getParameter().getType());
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> kind = parameter.getParameter().getType();
        return context.getRoot()
                .getStore(Namespace.create(SharedHouses.class))
                .getOrComputeIfAbsent(kind, asked -> Opened.of(kind), Opened.class)
                .house();
    }
}
