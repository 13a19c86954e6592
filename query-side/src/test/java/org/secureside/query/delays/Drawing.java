package org.secureside.query.delays;

import java.io.IOException;
import java.io.StringReader;
import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** A chart as its readers see it: what is drawn, measured by the numbers at its axes. */
final class Drawing {

    /** A part of the bar of a minute. */
    record Bar(double minute, double value) {}

    /** A point of a line. */
    record Point(double minute, double value) {}

    /** A moment that is marked. */
    record Mark(double minute, String label) {}

    /** Where something stands in pixels, and the number beside it. */
    private record Tick(double at, double number) {}

    private final Element svg;
    private final List<Tick> values;
    private final List<Tick> minutes;
    private final boolean logarithmic;

    private Drawing(Element svg) {
        this.svg = svg;
        this.values = labels("end")
                .map(label -> new Tick(
                        number(label, "y") - 4,
                        Double.parseDouble(label.getTextContent().replace(",", ""))))
                .toList();
        List<Element> clocks = labels("middle").toList();
        LocalTime begin = LocalTime.parse(clocks.getFirst().getTextContent());
        this.minutes = clocks.stream()
                .map(label -> new Tick(
                        number(label, "x"),
                        Duration.between(begin, LocalTime.parse(label.getTextContent()))
                                .toMinutes()))
                .toList();
        this.logarithmic = values.getFirst().number() > 0;
    }

    /** Returns the chart on a page whose title begins so. */
    static Drawing titled(String title, String html) {
        Matcher chart = Pattern.compile("(?s)<svg [^>]*aria-label=\"" + Pattern.quote(title) + ".*?</svg>")
                .matcher(html);
        if (!chart.find()) {
            throw new AssertionError("no chart of " + title);
        }
        try {
            return new Drawing(DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(new InputSource(new StringReader(chart.group())))
                    .getDocumentElement());
        } catch (ParserConfigurationException | SAXException | IOException e) {
            throw new AssertionError(e);
        }
    }

    List<Bar> bars(String color) {
        return elements("rect")
                .filter(rect -> rect.getAttribute("style").contains(color))
                .map(rect -> new Bar(
                        minute(number(rect, "x")),
                        value(number(rect, "y")) - value(number(rect, "y") + number(rect, "height"))))
                .toList();
    }

    List<Point> line(String color) {
        return elements("polyline")
                .filter(line -> line.getAttribute("style").contains(color))
                .flatMap(line -> Stream.of(line.getAttribute("points").split(" ", -1)))
                .map(point -> point.split(",", -1))
                .map(at -> new Point(minute(Double.parseDouble(at[0])), value(Double.parseDouble(at[1]))))
                .toList();
    }

    List<Point> dots(String color) {
        return elements("circle")
                .filter(dot -> dot.getAttribute("style").contains(color))
                .map(dot -> new Point(minute(number(dot, "cx")), value(number(dot, "cy"))))
                .toList();
    }

    List<Mark> marks() {
        List<Mark> marks = new ArrayList<>();
        List<Element> labels = elements("text").filter(Drawing::isMark).toList();
        List<Element> lines = elements("line").filter(Drawing::isMark).toList();
        for (int i = 0; i < Math.max(labels.size(), lines.size()); i++) {
            marks.add(new Mark(minute(number(lines.get(i), "x1")), labels.get(i).getTextContent()));
        }
        return marks;
    }

    private static boolean isMark(Element element) {
        return element.getAttribute("class").equals("mark");
    }

    private double minute(double x) {
        return between(minutes, x);
    }

    private double value(double y) {
        return logarithmic
                ? Math.pow(
                        10,
                        between(
                                values.stream()
                                        .map(tick -> new Tick(tick.at(), Math.log10(tick.number())))
                                        .toList(),
                                y))
                : between(values, y);
    }

    private static double between(List<Tick> ticks, double at) {
        Tick first = ticks.getFirst();
        Tick last = ticks.getLast();
        return first.number() + (last.number() - first.number()) * (at - first.at()) / (last.at() - first.at());
    }

    private Stream<Element> labels(String anchor) {
        return elements("text")
                .filter(text -> text.getAttribute("class").equals("soft")
                        && text.getAttribute("text-anchor").equals(anchor));
    }

    private Stream<Element> elements(String name) {
        NodeList found = svg.getElementsByTagName(name);
        return IntStream.range(0, found.getLength()).mapToObj(found::item).map(Element.class::cast);
    }

    private static double number(Element element, String attribute) {
        return Double.parseDouble(element.getAttribute(attribute));
    }
}
