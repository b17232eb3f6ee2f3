// SPDX-License-Identifier: Apache-2.0
package org.riskset.coordinator.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.geom.Rectangle2D;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;

class KaplanMeierSvgTest {

    @ParameterizedTest
    @MethodSource("org.riskset.coordinator.report.ReportingTest#reports")
    void any_report_when_drawn_then_well_formed_small_and_self_contained(PooledReport report) {
        String svg = KaplanMeierSvg.text(report);
        Document document = SvgReader.parse(svg);

        assertTrue(svg.getBytes(StandardCharsets.UTF_8).length <= 80_000);
        assertEquals("svg", document.getDocumentElement().getTagName());
        assertEquals(1, document.getElementsByTagName("title").getLength());
        assertFalse(
                document.getElementsByTagName("desc").item(0).getTextContent().isBlank());
        assertEquals(0, document.getElementsByTagName("script").getLength());
        assertFalse(svg.contains("href") || svg.contains("url(") || svg.contains("var(") || svg.contains("<style"));
    }

    @ParameterizedTest
    @MethodSource("org.riskset.coordinator.report.ReportingTest#reports")
    void any_report_when_drawn_then_no_text_on_another_and_none_outside(PooledReport report) {
        Document document = SvgReader.parse(KaplanMeierSvg.text(report));
        String[] box = document.getDocumentElement().getAttribute("viewBox").split(" ", -1);
        List<Rectangle2D> texts = SvgReader.boxes(document);

        for (int i = 0; i < texts.size(); i++) {
            Rectangle2D text = texts.get(i);
            assertTrue(text.getMinX() >= 0 && text.getMaxX() <= 1000, "outside: " + text);
            assertTrue(text.getMaxY() <= Double.parseDouble(box[3]), "below: " + text);
            for (Rectangle2D other : texts.subList(0, i)) {
                assertFalse(text.intersects(other), text + " on " + other);
            }
        }
    }

    @Test
    void twenty_thousand_times_when_drawn_then_still_small() {
        PooledReport report = Reports.grouped(List.of("A", "B", "C", "D"), 20_000);

        assertTrue(KaplanMeierSvg.text(report).length() <= KaplanMeierSvg.MOST_BYTES);
        assertTrue(KaplanMeierSvg.text(report).contains("Censored patients are too many to be marked."));
    }

    @Test
    void cohort_when_drawn_then_title_landmarks_test_and_what_lies_beyond() {
        Document document = SvgReader.parse(KaplanMeierSvg.text(Reports.netOsAge()));
        String description = document.getElementsByTagName("desc").item(0).getTextContent();
        String all = document.getDocumentElement().getTextContent().replace('\n', ' ');

        assertTrue(description.contains("<51 (43 patients): 93.0 % at 12 months, 76.0 % at 36 months"), description);
        assertTrue(all.contains("Log-rank χ² 2.11, 2 df, P = 0.35"));
        assertTrue(all.contains("98 events in 150 patients, 6 centers; bands: pointwise 95 % CI"));
        assertTrue(all.contains("The axis ends at 144 months, where 15 patients were at risk"), all);
        assertTrue(all.contains("plain mode"));
    }

    @Test
    void group_without_patients_when_drawn_then_said_and_not_drawn() {
        String svg = KaplanMeierSvg.text(Reports.grouped(2));

        assertTrue(svg.contains("level 3: no patients in this group"));
        assertEquals(2, count(svg, "stroke-width=\"2.4\"") / 2); // a curve and a sample for each of two groups
    }

    @Test
    void twelve_groups_when_drawn_then_three_panels_without_bands() {
        String svg = KaplanMeierSvg.text(Reports.grouped(12));

        assertEquals(3, count(svg, "rotate(-90)"));
        assertEquals(0, count(svg, "fill-opacity"));
    }

    @Test
    void follow_up_to_the_horizon_when_drawn_then_said() {
        assertTrue(KaplanMeierSvg.text(Reports.oneCurve()).contains("the plan&#39;s horizon, 120 months"));
        assertFalse(KaplanMeierSvg.text(Reports.small()).contains("horizon"));
    }

    @Test
    void nobody_when_drawn_then_no_patients() {
        assertTrue(KaplanMeierSvg.text(Reports.empty()).contains(">no patients<"));
    }

    private static int count(String text, String part) {
        return (text.length() - text.replace(part, "").length()) / part.length();
    }

    @Test
    void palette_when_on_white_then_enough_contrast() {
        Palette.LINES.forEach(color -> assertTrue(contrast(color) >= 3, color));
        assertTrue(contrast(Palette.TEXT) >= 4.5);
        assertTrue(contrast(Palette.MUTED) >= 4.5);
    }

    // WCAG 2.2, relative luminance and contrast ratio, against white
    private static double contrast(String color) {
        double[] weights = {0.2126, 0.7152, 0.0722};
        double luminance = 0;
        for (int i = 0; i < 3; i++) {
            double c = Integer.parseInt(color.substring(1 + 2 * i, 3 + 2 * i), 16) / 255.0;
            luminance += weights[i] * (c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4));
        }
        return 1.05 / (luminance + 0.05);
    }

    @Test
    void labels_at_one_height_when_placed_then_apart_and_inside() {
        List<EndLabels.Label> labels = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            labels.add(new EndLabels.Label(i, "x", 395));
        }

        List<EndLabels.Label> placed = EndLabels.apart(labels, 0, 400, 19);

        assertEquals(
                List.of(343.0, 362.0, 381.0, 400.0),
                placed.stream().map(EndLabels.Label::y).toList());
    }
}
