package org.secureside.query.orders;

/** Shares of a whole, in percent, with one decimal. */
final class Percent {

    private static final double WHOLE = 100;
    private static final double ALMOST = 99.9;
    private static final double MILLIS = 1_000;

    private Percent() {}

    /** Returns the share; of nothing, all is done. While something is left, it is less than the whole. */
    static double of(long done, long total) {
        if (total <= 0 || done >= total) {
            return WHOLE;
        }
        return Math.floor(done * WHOLE * 10 / total) / 10;
    }

    /**
     * Returns the share, where something else follows once all is done of this: as much as could be done of it meanwhile.
     *
     * @param perSecond how much is done of it in a second
     * @param afterMillis how long the rest takes yet, in milliseconds
     */
    static double of(long done, long total, double perSecond, long afterMillis) {
        return of(done, total + Math.round(perSecond * afterMillis / MILLIS));
    }

    /** Returns the share of something that goes on: although all is read, not all is done. */
    static double unlessOver(double percent) {
        return Math.min(percent, ALMOST);
    }

    static double rounded(double percent) {
        return Math.floor(percent * 10) / 10;
    }
}
