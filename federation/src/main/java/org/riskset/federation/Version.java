// SPDX-License-Identifier: Apache-2.0
package org.riskset.federation;

import java.util.Optional;
import picocli.CommandLine.IVersionProvider;

/** What {@code --version} prints: this software's version, as in its jar, and the Java it runs on. */
final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
        String version = Optional.ofNullable(Riskset.class.getPackage().getImplementationVersion())
                .orElse("development");
        return new String[] {"Riskset " + version + " (Java " + System.getProperty("java.version") + ")"};
    }
}
