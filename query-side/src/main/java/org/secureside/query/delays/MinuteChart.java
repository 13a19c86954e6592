package org.secureside.query.delays;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.web.util.HtmlUtils;

/** A chart over the minutes of a window, as SVG that needs nothing else. Colors are those of the page around it. */
final class MinuteChart {

    private static final int WIDTH = 900;
    private static final int HEIGHT = 240;
    private static final int LEFT = 60;
    private static final int RIGHT = 12;
    private static final int TOP = 38;
    private static final int BOTTOM = 30;
    private static final int LABELS = 8;
    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("HH:mm").withZone(ZoneOffset.UTC);

    private final String title;
    private final Instant begin;
    private final int minutes;
    private final double highest;
    private final boolean logarithmic;
    private final Map<Integer, Double> below = new HashMap<>();
    private final StringBuilder shapes = new StringBuilder();
    private final StringBuilder marks = new StringBuilder();
    private int marked;

    /**
     * @param title what it shows, for those who do not see it
     * @param highest the highest value that it has to show
     * @param logarithmic whether values differ by orders of magnitude
     */
    MinuteChart(String title, Instant from, Instant to, double highest, boolean logarithmic) {
        this.title = title;
        this.begin = from.truncatedTo(ChronoUnit.MINUTES);
        this.minutes = Math.max(1, (int) Math.ceil(Duration.between(begin, to).toMillis() / 60_000.0));
        this.logarithmic = logarithmic;
        this.highest = Math.max(1, highest);
    }

    /** Puts a part onto the bar of a minute. */
    void bar(Instant minute, double value, String color) {
        int at = (int) Duration.between(begin, minute).toMinutes();
        double bottom = below.getOrDefault(at, 0.0);
        below.put(at, bottom + value);
        if (value > 0) {
            shapes.append(String.format(
                    Locale.ROOT,
                    "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.2f\" height=\"%.1f\" style=\"fill:%s\"/>",
                    x(at),
                    y(bottom + value),
                    Math.max(0.5, (x(1) - x(0)) * 0.86),
                    y(bottom) - y(bottom + value),
                    color));
        }
    }

    /** Draws a line through the middles of minutes. */
    void line(Map<Instant, Double> values, String color) {
        List<String> points = new ArrayList<>();
        values.forEach((minute, value) -> {
            double at = Duration.between(begin, minute).toMinutes() + 0.5;
            points.add(String.format(Locale.ROOT, "%.1f,%.1f", x(at), y(value)));
            shapes.append(String.format(
                    Locale.ROOT,
                    "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"2\" style=\"fill:%s\"/>",
                    x(at),
                    y(value),
                    color));
        });
        shapes.append(String.format(
                Locale.ROOT,
                "<polyline points=\"%s\" style=\"fill:none;stroke:%s;stroke-width:2;stroke-linejoin:round\"/>",
                String.join(" ", points),
                color));
    }

    /** Marks a moment. */
    void mark(Instant at, String label) {
        double x = x(Duration.between(begin, at).toMillis() / 60_000.0);
        boolean left = x > WIDTH - 160;
        int labelY = TOP - 8 - 14 * (marked++ % 2); // neighbors do not write over each other
        marks.append(String.format(
                Locale.ROOT,
                "<line x1=\"%.1f\" x2=\"%.1f\" y1=\"%d\" y2=\"%d\" class=\"mark\"/>"
                        + "<text x=\"%.1f\" y=\"%d\" class=\"mark\" text-anchor=\"%s\">%s</text>",
                x,
                x,
                labelY - 8,
                HEIGHT - BOTTOM,
                left ? x - 4 : x + 4,
                labelY,
                left ? "end" : "start",
                HtmlUtils.htmlEscape(label)));
    }

    String svg() {
        StringBuilder axes = new StringBuilder();
        for (double tick : ticks()) {
            axes.append(String.format(
                    Locale.ROOT,
                    "<line x1=\"%d\" x2=\"%d\" y1=\"%.1f\" y2=\"%.1f\" class=\"grid\"/>"
                            + "<text x=\"%d\" y=\"%.1f\" text-anchor=\"end\" class=\"soft\">%s</text>",
                    LEFT,
                    WIDTH - RIGHT,
                    y(tick),
                    y(tick),
                    LEFT - 7,
                    y(tick) + 4,
                    tick >= 1_000_000
                            ? String.format(Locale.ROOT, "%,.0f k", tick / 1_000)
                            : String.format(Locale.ROOT, "%,.0f", tick)));
        }
        int step = Math.max(1, (int) Math.ceil(minutes / (double) LABELS));
        for (int minute = 0; minute <= minutes; minute += step) {
            axes.append(String.format(
                    Locale.ROOT,
                    "<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\" class=\"soft\">%s</text>",
                    x(minute),
                    HEIGHT - BOTTOM + 18,
                    CLOCK.format(begin.plus(minute, ChronoUnit.MINUTES))));
        }
        return String.format(
                Locale.ROOT,
                "<svg viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"%s\">%s%s%s</svg>",
                WIDTH,
                HEIGHT,
                HtmlUtils.htmlEscape(title),
                axes,
                marks,
                shapes);
    }

    private List<Double> ticks() {
        List<Double> ticks = new ArrayList<>();
        if (logarithmic) {
            for (double tick = 1; tick < highest * 10; tick *= 10) {
                ticks.add(tick);
            }
            return ticks;
        }
        double step = Math.pow(10, Math.floor(Math.log10(highest)));
        step = highest / step < 2 ? step / 4 : highest / step < 5 ? step / 2 : step;
        step = Math.max(1, step);
        for (double tick = 0; tick < highest + step; tick += step) {
            ticks.add(tick);
        }
        return ticks;
    }

    private double x(double minute) {
        return LEFT + (WIDTH - LEFT - RIGHT) * minute / minutes;
    }

    private double y(double value) {
        double top = ticks().getLast();
        double share = logarithmic ? Math.log10(Math.max(1, value)) / Math.max(1, Math.log10(top)) : value / top;
        return HEIGHT - BOTTOM - (HEIGHT - TOP - BOTTOM) * share;
    }
}
