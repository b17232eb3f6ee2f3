// SPDX-License-Identifier: Apache-2.0
package org.riskset.federation;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.riskset.coordinator.admin.Submission;
import org.riskset.coordinator.report.TerminalStyle;
import org.riskset.proto.console.Output;
import org.riskset.survival.error.Problem;
import org.riskset.survival.error.RisksetException;

/** The demo's options, held against what it can do. */
final class DemoOptions {
    private static final Pattern SIZE = Pattern.compile("(\\d{1,3})x(\\d{1,3})");

    private DemoOptions() {}

    static void check(int sites, int fewest, int lose, String mode) {
        if (sites < fewest || sites > DemoStudy.CENTERS) {
            throw RisksetException.of(Problem.of(SimulationError.SITES, "the demo cannot start " + sites + " centers")
                    .with(Problem.EXPECTED, fewest + " to " + DemoStudy.CENTERS));
        }
        if (lose < 0 || lose >= sites) {
            throw RisksetException.of(Problem.of(SimulationError.SITES, "the demo cannot lose " + lose + " centers")
                    .with(Problem.EXPECTED, "0 to " + (sites - 1)));
        }
        Submission.mode(mode);
    }

    /** The plot's size; box characters only where the terminal's charset has them. */
    static TerminalStyle style(String size, Output output) {
        Matcher parts = SIZE.matcher(size);
        if (!parts.matches()) {
            throw RisksetException.of(Problem.of(SimulationError.PLOT_SIZE, "\"" + size + "\" is not a size")
                    .with(Problem.EXPECTED, "columns x rows, such as 80x12"));
        }
        TerminalStyle style = output.terminal().unicode() ? TerminalStyle.PLAIN : TerminalStyle.ASCII;
        return style.withColor(output.color())
                .withSize(Integer.parseInt(parts.group(1)), Integer.parseInt(parts.group(2)));
    }
}
