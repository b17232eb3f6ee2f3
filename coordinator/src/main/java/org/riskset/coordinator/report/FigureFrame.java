// SPDX-License-Identifier: Apache-2.0
package org.riskset.coordinator.report;

/**
 * Where a panel's plot lies on the page, in units of a thousandth of the figure's width.
 *
 * @param top y of 100 %
 * @param height from 100 % to 0 %
 * @param end time at the right edge
 */
record FigureFrame(double left, double top, double width, double height, double end) {

    double x(double time) {
        return left + width * time / end;
    }

    double y(double survival) {
        return top + height * (1 - survival);
    }

    double right() {
        return left + width;
    }

    double bottom() {
        return top + height;
    }
}
