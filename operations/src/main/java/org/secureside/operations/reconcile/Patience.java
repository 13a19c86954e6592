package org.secureside.operations.reconcile;

import java.time.Duration;
import org.secureside.operations.client.Backoff;

/** How long sources are waited for, in all. */
final class Patience {

    private static final Backoff PAUSES = new Backoff(Duration.ofMillis(50), Duration.ofSeconds(1));

    private Duration left;

    Patience(Duration total) {
        this.left = total;
    }

    /** Returns a wait for one thing. */
    Wait forOneThing() {
        return new Wait();
    }

    /** The wait for one thing, which begins now. */
    final class Wait {

        private long since = System.nanoTime();
        private int pauses;

        /** Pauses and returns true, or returns false because there is no patience left. */
        boolean again() throws InterruptedException {
            left = left.minusNanos(lap());
            if (!left.isPositive()) {
                return false;
            }
            pauses++;
            Duration pause = PAUSES.pause(pauses);
            Thread.sleep(pause.compareTo(left) < 0 ? pause : left);
            left = left.minusNanos(lap());
            return true;
        }

        private long lap() {
            long now = System.nanoTime();
            long time = now - since;
            since = now;
            return time;
        }
    }
}
