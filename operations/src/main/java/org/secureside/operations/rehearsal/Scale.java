package org.secureside.operations.rehearsal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The vertical scale of a chart.
 *
 * @param least the value at the bottom
 * @param most the value at the top
 * @param logarithmic whether equal ratios are equally far apart
 */
record Scale(double least, double most, boolean logarithmic) {

    /** Returns a scale from zero with room for the value. */
    static Scale linear(double largest) {
        double step = step(largest);
        return new Scale(0, Math.max(step, Math.ceil(largest / step) * step), false);
    }

    /** Returns a scale over whole powers of ten with room for both values, in seconds. */
    static Scale logarithmic(double smallest, double largest) {
        double least = Math.pow(10, Math.floor(Math.log10(Math.max(0.001, smallest))));
        return new Scale(least, Math.pow(10, Math.max(Math.ceil(Math.log10(largest)), Math.log10(least) + 1)), true);
    }

    /** Returns how far up a value is, from 0 to 1. */
    double at(double value) {
        double inside = Math.clamp(value, least, most);
        return logarithmic ? Math.log10(inside / least) / Math.log10(most / least) : (inside - least) / (most - least);
    }

    /** Returns the values to write beside it. */
    List<Double> ticks() {
        List<Double> ticks = new ArrayList<>();
        if (logarithmic) {
            for (double tick = least; tick <= most * 1.001; tick *= 10) {
                ticks.add(tick);
            }
        } else {
            double step = step(most);
            for (double tick = 0; tick <= most + step / 2; tick += step) {
                ticks.add(tick);
            }
        }
        return ticks;
    }

    /** Returns the value in words; on a logarithmic scale it is a time in seconds. */
    String label(double tick) {
        if (!logarithmic) {
            return String.format(Locale.ROOT, "%.0f", tick);
        }
        return tick < 0.999
                ? String.format(Locale.ROOT, "%.0f ms", tick * 1000)
                : String.format(Locale.ROOT, "%.0f s", tick);
    }

    private static double step(double largest) {
        double power = Math.pow(10, Math.floor(Math.log10(Math.max(1, largest))));
        double ratio = largest / power;
        return Math.max(1, ratio > 5 ? 2 * power : ratio > 2 ? power : power / 2);
    }
}
