// SPDX-License-Identifier: Apache-2.0
package org.riskset.coordinator.report;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** SVG elements as text: everything from outside is escaped, coordinates have one decimal. */
final class SvgText {
    private static final double NARROW = 0.62; // of the font's size: a wide letter of a bold sans serif

    private final StringBuilder text = new StringBuilder();

    /** Where a text stands against its x. */
    enum Anchor {
        START,
        MIDDLE,
        END
    }

    /** How a text looks. */
    record Font(double size, String color, boolean bold) {
        static Font of(double size) {
            return new Font(size, Palette.TEXT, false);
        }

        static Font muted(double size) {
            return new Font(size, Palette.MUTED, false);
        }

        static Font bold(double size) {
            return new Font(size, Palette.TEXT, true);
        }
    }

    SvgText raw(String element) {
        text.append(element).append('\n');
        return this;
    }

    /** A text element; the content is escaped. */
    void text(double x, double y, Anchor anchor, Font font, String content) {
        raw("<text x=\"" + at(x) + "\" y=\"" + at(y) + "\"" + attributes(anchor, font) + ">" + escape(content)
                + "</text>");
    }

    /** A text element that may stand on curves: white around its letters. */
    void haloText(double x, double y, Font font, String content) {
        raw("<text x=\"" + at(x) + "\" y=\"" + at(y) + "\"" + attributes(Anchor.START, font)
                + " stroke=\"#FFFFFF\" stroke-width=\"4\" stroke-linejoin=\"round\" paint-order=\"stroke\">"
                + escape(content) + "</text>");
    }

    /** A text element turned to read upwards, centered at a point. */
    void upwardText(double x, double y, Font font, String content) {
        raw("<text transform=\"translate(" + at(x) + " " + at(y) + ") rotate(-90)\"" + attributes(Anchor.MIDDLE, font)
                + ">" + escape(content) + "</text>");
    }

    private static String attributes(Anchor anchor, Font font) {
        String place =
                anchor == Anchor.START ? "" : " text-anchor=\"" + (anchor == Anchor.END ? "end" : "middle") + "\"";
        return place + " font-size=\"" + at(font.size()) + "\""
                + (font.color().equals(Palette.TEXT) ? "" : " fill=\"" + font.color() + "\"")
                + (font.bold() ? " font-weight=\"600\"" : "");
    }

    /** A stroked path without filling. */
    void path(String d, String stroke, double width, String dash) {
        raw("<path d=\"" + d + "\" fill=\"none\" stroke=\"" + stroke + "\" stroke-width=\"" + at(width) + "\""
                + (dash.isEmpty() ? "" : " stroke-dasharray=\"" + dash + "\"") + "/>");
    }

    String all() {
        return text.toString();
    }

    /** A coordinate with one decimal. */
    static String at(double coordinate) {
        BigDecimal rounded = BigDecimal.valueOf(coordinate).setScale(1, RoundingMode.HALF_UP);
        return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
    }

    /** Content and attribute values; characters that XML 1.0 does not know are replaced. */
    static String escape(String content) {
        return Printable.line(content)
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    /** At most this wide in any usual sans serif font. */
    static double width(String content, double size) {
        return Printable.cells(Printable.line(content)) * NARROW * size;
    }

    /** The content, shortened so that it takes at most this width. */
    static String fit(String content, double size, double most) {
        return Printable.fit(Printable.line(content), (int) Math.floor(most / (NARROW * size) + 1e-6));
    }
}
