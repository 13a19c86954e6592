package org.secureside.query.replay;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/** Whether this node replays, and whether it gets on with it: for those who watch. */
@Component
class Progress implements MeterBinder {

    private enum State {
        NONE,
        RUNNING,
        PAUSED
    }

    private volatile State state = State.NONE;
    private volatile long movedAt = System.nanoTime();

    void begins() {
        movedAt = System.nanoTime();
        state = State.RUNNING;
    }

    void moved() {
        movedAt = System.nanoTime();
    }

    void pauses() {
        state = State.PAUSED;
    }

    void goesOn() {
        if (state == State.PAUSED) {
            begins();
        }
    }

    void ends() {
        state = State.NONE;
    }

    private double standingSeconds() {
        return state == State.RUNNING ? TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - movedAt) / 1_000.0 : 0;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("secureside.replay.running", this, it -> it.state == State.NONE ? 0 : 1)
                .description("1 while this node replays, also while the replay is paused")
                .register(registry);
        Gauge.builder("secureside.replay.standing", this, Progress::standingSeconds)
                .description("for how long a replay that is not paused has not moved")
                .baseUnit("seconds")
                .register(registry);
    }
}
