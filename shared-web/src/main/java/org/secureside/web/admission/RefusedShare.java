package org.secureside.web.admission;

import java.time.Duration;

/** The share of the last thousand requests or so that was refused, and how long the refused had better wait for it. */
final class RefusedShare {

    private static final double WEIGHT_OF_ONE = 0.001;
    private static final double SHORTEST_PAUSE_SECONDS = 2;
    private static final double LONGEST_PAUSE_SECONDS = 20;

    private double share;

    synchronized void admitted() {
        share -= WEIGHT_OF_ONE * share;
    }

    synchronized void refused() {
        share += WEIGHT_OF_ONE * (1 - share);
    }

    /** If only one of three finds room, whoever is refused has to stay away three times as long. */
    synchronized Duration pause() {
        double seconds = Math.min(SHORTEST_PAUSE_SECONDS / (1 - share), LONGEST_PAUSE_SECONDS);
        return Duration.ofMillis(Math.round(1000 * seconds));
    }
}
