// SPDX-License-Identifier: Apache-2.0
package org.riskset.federation;

import org.riskset.survival.error.ErrorCode;

/** What keeps a simulation from beginning, besides its documents. */
public enum SimulationError implements ErrorCode {
    NO_DATA("RS-DATA-040", "a folder holds no patient file"),
    SAME_NAME("RS-CLI-031", "two plans would write to the same folder"),
    SAME_SITE("RS-DATA-041", "two files name the same site"),
    NOT_WRITTEN("RS-CLI-032", "results cannot be written"),
    SITES("RS-CLI-033", "the demo has three to six centers"),
    PLOT_SIZE("RS-CLI-034", "a plot's size is columns x rows"),
    NO_RESULT("RS-RUN-030", "a question of the demo has no answer");

    private final String code;
    private final String title;

    SimulationError(String code, String title) {
        this.code = code;
        this.title = title;
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public String title() {
        return title;
    }
}
