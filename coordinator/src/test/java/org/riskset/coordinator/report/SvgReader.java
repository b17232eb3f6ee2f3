// SPDX-License-Identifier: Apache-2.0
package org.riskset.coordinator.report;

import java.awt.geom.Rectangle2D;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** A figure read back: its document and where its texts stand. */
final class SvgReader {
    private static final double LETTER = 0.55; // of the size: mean width of a letter in Helvetica, rounded up

    private SvgReader() {}

    static Document parse(String svg) {
        try {
            return DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
        } catch (ParserConfigurationException | SAXException | IOException e) {
            throw new AssertionError(svg, e);
        }
    }

    /** The boxes of all texts that are not turned. */
    static List<Rectangle2D> boxes(Document document) {
        List<Rectangle2D> boxes = new ArrayList<>();
        NodeList texts = document.getElementsByTagName("text");
        for (int i = 0; i < texts.getLength(); i++) {
            Element text = (Element) texts.item(i);
            NodeList spans = text.getElementsByTagName("tspan");
            if (spans.getLength() == 0 && !text.hasAttribute("transform")) {
                boxes.add(box(text, text));
            }
            for (int k = 0; k < spans.getLength(); k++) {
                boxes.add(box(text, (Element) spans.item(k)));
            }
        }
        return boxes;
    }

    private static Rectangle2D box(Element text, Element part) {
        double size = Double.parseDouble(text.getAttribute("font-size"));
        double width = Printable.cells(part.getTextContent()) * LETTER * size;
        double x = Double.parseDouble(part.getAttribute("x"));
        double y = Double.parseDouble(text.getAttribute("y"));
        double left = switch (text.getAttribute("text-anchor")) {
            case "middle" -> x - width / 2;
            case "end" -> x - width;
            default -> x;
        };
        return new Rectangle2D.Double(left, y - 0.75 * size, width, size);
    }
}
