package org.secureside.eventstore;

import java.time.Duration;
import org.axonframework.eventhandling.TrackingEventProcessor;

/**
 * A tracking processor that goes on soon after what it needs is back, however long that was away. Axon's own doubles its
 * pause up to a minute.
 */
final class PromptProcessor extends TrackingEventProcessor {

    private final long longestPauseMillis;

    PromptProcessor(Builder builder, Duration longestPause) {
        super(builder);
        this.longestPauseMillis = longestPause.toMillis();
    }

    /** Of the pauses, only the one after a failure comes this way. */
    @Override
    protected void doSleepFor(long millisToSleep) {
        super.doSleepFor(Math.min(millisToSleep, longestPauseMillis));
    }
}
