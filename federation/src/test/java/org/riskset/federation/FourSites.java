// SPDX-License-Identifier: Apache-2.0
package org.riskset.federation;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Four honest sites under a hostile coordinator, started once for all tests that ask for them. */
final class FourSites implements ParameterResolver {

    private record House(TemporaryFolder folder, AttackedSites sites) implements AutoCloseable {
        static House open() {
            TemporaryFolder folder = new TemporaryFolder("attacked");
            return new House(folder, AttackedSites.start(folder.path(), 4));
        }

        @Override
        public void close() {
            sites.close();
            folder.close();
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == AttackedSites.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(ExtensionContext.Namespace.create(FourSites.class))
                .getOrComputeIfAbsent(House.class, key -> House.open(), House.class)
                .sites();
    }
}
