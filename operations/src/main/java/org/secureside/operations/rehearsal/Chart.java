package org.secureside.operations.rehearsal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A chart over the seconds of a rehearsal, as SVG that needs nothing else. */
final class Chart {

    private static final int WIDTH = 900;
    private static final int HEIGHT = 250;
    private static final int LEFT = 52;
    private static final int RIGHT = 12;
    private static final int TOP = 30;
    private static final int BOTTOM = 30;

    private final int seconds;
    private final Scale scale;
    private final String title;
    private final StringBuilder behind = new StringBuilder();
    private final StringBuilder shapes = new StringBuilder();

    /**
     * @param title what it shows, for those who do not see it
     * @param seconds how many seconds it is wide
     */
    Chart(String title, int seconds, Scale scale) {
        this.title = title;
        this.seconds = Math.max(1, seconds);
        this.scale = scale;
    }

    /** Shades a time, in seconds since the beginning. */
    void shade(double from, double to, String label) {
        behind.append(String.format(
                Locale.ROOT,
                "<rect x=\"%.1f\" y=\"%d\" width=\"%.1f\" height=\"%d\" fill=\"#b3261e\" fill-opacity=\".09\"/>",
                x(from),
                TOP,
                Math.max(1.5, x(to) - x(from)),
                HEIGHT - TOP - BOTTOM));
        mark(from, label, "#b3261e", "start", TOP - 16);
    }

    /** Marks a moment, in seconds since the beginning. */
    void mark(double at, String label, String color) {
        mark(at, label, color, "start", TOP - 3);
    }

    private void mark(double at, String label, String color, String anchor, int labelY) {
        behind.append(String.format(
                Locale.ROOT,
                "<line x1=\"%.1f\" x2=\"%.1f\" y1=\"%d\" y2=\"%d\" stroke=\"%s\" stroke-dasharray=\"3 3\"/>"
                        + "<text x=\"%.1f\" y=\"%d\" fill=\"%s\" text-anchor=\"%s\">%s</text>",
                x(at),
                x(at),
                labelY - 6,
                HEIGHT - BOTTOM,
                color,
                x(at) + 4,
                labelY,
                color,
                anchor,
                Html.text(label)));
    }

    /** Draws a bar for a second, its parts one upon the other. */
    void bar(int second, Map<String, Double> partsByColor) {
        double below = 0;
        double width = Math.max(1, (x(1) - x(0)) * 0.86);
        for (Map.Entry<String, Double> part : partsByColor.entrySet()) {
            double top = below + part.getValue();
            if (part.getValue() > 0) {
                shapes.append(String.format(
                        Locale.ROOT,
                        "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" fill=\"%s\"/>",
                        x(second),
                        y(top),
                        width,
                        y(below) - y(top),
                        part.getKey()));
            }
            below = top;
        }
    }

    /** Draws a line through the middles of the seconds; where there is no value, it is interrupted. */
    void line(List<Double> values, String color) {
        List<String> points = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            if (values.get(i) > 0) {
                points.add(String.format(Locale.ROOT, "%.1f,%.1f", x(i + 0.5), y(values.get(i))));
            } else {
                stroke(points, color);
            }
        }
        stroke(points, color);
    }

    private void stroke(List<String> points, String color) {
        if (!points.isEmpty()) {
            shapes.append(String.format(
                    Locale.ROOT,
                    "<polyline points=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"2\" stroke-linejoin=\"round\"/>",
                    String.join(" ", points),
                    color));
        }
        points.clear();
    }

    /** Returns the chart. */
    String svg() {
        StringBuilder axes = new StringBuilder();
        for (double tick : scale.ticks()) {
            axes.append(String.format(
                    Locale.ROOT,
                    "<line x1=\"%d\" x2=\"%d\" y1=\"%.1f\" y2=\"%.1f\" stroke=\"#d8dfe6\"/>"
                            + "<text x=\"%d\" y=\"%.1f\" text-anchor=\"end\" fill=\"#5b6b7a\">%s</text>",
                    LEFT,
                    WIDTH - RIGHT,
                    y(tick),
                    y(tick),
                    LEFT - 7,
                    y(tick) + 4,
                    scale.label(tick)));
        }
        int step = seconds > 150 ? 30 : seconds > 60 ? 10 : 5;
        for (int second = 0; second <= seconds; second += step) {
            axes.append(String.format(
                    Locale.ROOT,
                    "<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\" fill=\"#5b6b7a\">%d s</text>",
                    x(second),
                    HEIGHT - BOTTOM + 18,
                    second));
        }
        return String.format(
                Locale.ROOT,
                "<svg viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"%s\">%s%s%s</svg>",
                WIDTH,
                HEIGHT,
                Html.text(title),
                axes,
                behind,
                shapes);
    }

    private double x(double second) {
        return LEFT + (WIDTH - LEFT - RIGHT) * second / seconds;
    }

    private double y(double value) {
        return HEIGHT - BOTTOM - (HEIGHT - TOP - BOTTOM) * scale.at(value);
    }
}
