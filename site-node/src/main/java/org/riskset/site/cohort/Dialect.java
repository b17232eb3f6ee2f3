// SPDX-License-Identifier: Apache-2.0
package org.riskset.site.cohort;

/**
 * What databases write differently. Both expressions are NULL, never an error, for a text that is something else.
 *
 * <p>A number has digits, a decimal point if any, a sign if any and an exponent of at most two digits, in at most
 * {@value #LONGEST_NUMBER} characters; nothing else, so that no text is infinite or NaN. A date is {@code YYYY-MM-DD} of
 * the calendar, years from 0001.
 */
public interface Dialect {
    /** Longer texts could overflow a double, which some databases answer with an error. */
    int LONGEST_NUMBER = 60;

    /** A whole text that is a number; the same in Java, RE2 and PostgreSQL. */
    String NUMBER = "[+-]?([0-9]+[.]?[0-9]*|[.][0-9]+)([eE][+-]?[0-9]{1,2})?";

    /** A whole text that has the form of a date. */
    String DATE = "[0-9]{4}-[0-9]{2}-[0-9]{2}";

    /** How JDBC URLs of this kind begin. */
    String urlPrefix();

    /** A text as a double. */
    Sql number(Sql text);

    /** A text as a date. */
    Sql date(Sql text);
}
