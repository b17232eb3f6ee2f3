// SPDX-License-Identifier: Apache-2.0
package org.riskset.coordinator.report;

/** {@code README.txt}: what the columns mean, for whoever gets the folder without the program. */
final class CsvReadme {
    private static final String COLUMNS = """
            Files are UTF-8, comma-separated, quoted as in RFC 4180; the first line is the header. An empty cell is a
            quantity that does not exist (NA in R); Inf is infinite. Times are in %1$s. A text cell that begins with
            = + - @ or a tab has an apostrophe before it, so that no spreadsheet runs it as a formula.

            strata                 group variable=level; all = all groups together
            conf.low, conf.high    pointwise %2$s confidence limits of type %3$s
            p.value, log.p         two-sided; natural logarithm of the p value

            curve.csv       one row per curve and time with an event or a censoring (broom::tidy of survfit)
              n.risk, n.event, n.censor      under observation just before the time; events and censorings at it
              estimate                       Kaplan-Meier estimate of S
              std.error                      standard error of -log S (Greenwood), as in broom
              std.error.surv                 standard error of S
              cumhaz, std.error.cumhaz       Nelson-Aalen cumulative hazard
              conf.high.TYPE, conf.low.TYPE  limits of further types, when the plan asked for them
            summary.csv     one row per curve and quantity
              quantity, at                   quantile (at = share with the event), rmean (restricted mean, at = tau),
                                             follow.up (quantile of the reverse Kaplan-Meier estimate)
            landmarks.csv   S at the times asked for; n.risk just before
            test.csv        one row per test: statistic (chi-square), df; reason says why a test does not exist
            pairwise.csv    the log-rank test of two groups alone; p.adjusted.METHOD as R's p.adjust
            risktable.csv   the table under the figure: n.risk just before the time, cum.n.censor and cum.n.event
                            before it
            """;

    private CsvReadme() {}

    static String text(PooledReport report) {
        Question question = report.question();
        String heading = Printable.line(question.title()) + "\n"
                + "plan        " + report.planDigest() + "\n"
                + "state       " + report.participation().state() + ", " + Wording.centers(report.participation())
                + "\n"
                + "patients    " + report.findings().n() + ", events "
                + Wording.number(report.findings().events()) + "\n"
                + "released    " + Wording.release(report) + "\n"
                + "mode        " + Wording.mode(report) + "\n\n";
        return heading + COLUMNS.formatted(question.unit().label(), Numbers.level(question), question.shownType());
    }
}
