package org.secureside.query.replay;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/** Whether this node replays, and whether it gets on with it: for those who watch. */
@Component
class Progress implements MeterBinder {

    private volatile boolean working;
    private volatile long movedAt = System.nanoTime();
    private volatile long left;

    void begins() {
        movedAt = System.nanoTime();
        working = true;
    }

    void moved() {
        movedAt = System.nanoTime();
    }

    /** Takes note how many events a rebuild has still to read; 0 if it does something else now. */
    void leaves(long events) {
        left = events;
    }

    void ends() {
        working = false;
        left = 0;
    }

    private double standingSeconds() {
        return working ? TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - movedAt) / 1_000.0 : 0;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("secureside.replay.running", this, it -> it.working ? 1 : 0)
                .description("1 while this node replays; a replay that is paused does not count")
                .register(registry);
        Gauge.builder("secureside.replay.standing", this, Progress::standingSeconds)
                .description("for how long a replay that is not paused has not moved")
                .baseUnit("seconds")
                .register(registry);
        Gauge.builder("secureside.replay.left", this, it -> it.left)
                .description("events that the rebuild of this node has still to read")
                .baseUnit("events")
                .register(registry);
    }
}
