package org.secureside.query.orders;

/** Shares of a whole, in percent, with one decimal. */
final class Percent {

    private static final double WHOLE = 100;
    private static final double ALMOST = 99.9;

    private Percent() {}

    /** Returns the share; of nothing, all is done. While something is left, it is less than the whole. */
    static double of(long done, long total) {
        if (total <= 0 || done >= total) {
            return WHOLE;
        }
        return Math.floor(done * WHOLE * 10 / total) / 10;
    }

    /** Returns the share of something that goes on: although all is read, not all is done. */
    static double unlessOver(double percent) {
        return Math.min(percent, ALMOST);
    }

    static double rounded(double percent) {
        return Math.floor(percent * 10) / 10;
    }
}
