// SPDX-License-Identifier: Apache-2.0
package org.riskset.privacy.disclosure;

/**
 * The patients behind one part of an answer.
 *
 * @param key {@value #ALL}, or a variable and its level
 */
public record Unit(String key, OrdinalSet patients) {
    /** The analysis set itself. */
    public static final String ALL = "all";

    /** The patients with one level of one variable. */
    public static String key(String variable, String level) {
        return variable + "=" + level;
    }
}
