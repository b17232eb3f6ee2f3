// SPDX-License-Identifier: Apache-2.0
package org.riskset.survival.error;

import java.util.List;

/** A configuration, a key, a study or a data file is wrong. */
public final class ConfigurationException extends RisksetException {
    private static final long serialVersionUID = 1L;

    public ConfigurationException(List<Problem> problems) {
        super(problems);
    }

    @Override
    public int exitCode() {
        return 3;
    }
}
