// SPDX-License-Identifier: Apache-2.0
package org.riskset.survival.error;

/**
 * Where in a file something stands.
 *
 * @param file the file's name as the user gave it
 * @param line from 1
 * @param column from 1, in code points
 * @param excerpt the line itself, shortened; empty when it cannot be shown
 */
public record Place(String file, int line, int column, String excerpt) {

    @Override
    public String toString() {
        return file + " line " + line + ", column " + column;
    }
}
