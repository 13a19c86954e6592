package org.secureside.query.replay;

import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.secureside.api.replay.NodeReplayAdvanced;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The course of one run: rests, tells how far it is, and ends where admins say so in the middle of it. */
final class Course {

    private static final Logger log = LoggerFactory.getLogger(Course.class);

    private static final long TOLD_EVERY = TimeUnit.SECONDS.toNanos(2);
    private static final long LOOKED_EVERY_MILLIS = 200;

    private final Order order;
    private final Orders orders;
    private final Engine engine;
    private final NodeStream stream;
    private final String node;
    private final Pace ordered;
    private final BooleanSupplier running;
    private final Progress progress;
    private final Afterwards afterwards;
    private Pace pace;
    private long told = System.nanoTime();
    private long looked = System.nanoTime() - TimeUnit.SECONDS.toNanos(1);

    Course(
            Order order,
            Orders orders,
            Engine engine,
            NodeStream stream,
            String node,
            Pace ordered,
            BooleanSupplier running,
            Progress progress,
            Afterwards afterwards) {
        this.order = order;
        this.orders = orders;
        this.engine = engine;
        this.stream = stream;
        this.node = node;
        this.ordered = ordered;
        this.pace = ordered;
        this.running = running;
        this.progress = progress;
        this.afterwards = afterwards;
    }

    Pace pace() {
        return pace;
    }

    /**
     * Goes as fast as this from now on although the throttle is lower, as far as the share of the node allows.
     *
     * @param eventsPerSecond how many events have to be applied in a second; 0 to go as was ordered
     */
    void atLeast(double eventsPerSecond) {
        pace = ordered.atLeast(eventsPerSecond);
        if (pace != ordered) {
            log.info(
                    "The replay {} goes beyond its throttle, up to {} events/s: else it would not keep up",
                    order.replay(),
                    (long) Math.ceil(eventsPerSecond));
        }
    }

    /**
     * Takes note that events are applied, and returns when it is time for the next.
     *
     * @throws CancelledException if the replay is given up
     * @throws PausedException if the replay is to stand still
     * @throws InterruptedException if the node ends
     */
    void applied(Run run, int events, long worked) throws InterruptedException {
        progress.moved();
        afterwards.applied(events, worked);
        tellNowAndThen(run);
        rest(pace.restAfter(events, worked));
    }

    /**
     * Takes note of work that is no applying of events, and returns when it is time for more.
     *
     * @param run the run
     * @param nanos how long it took
     * @throws CancelledException if the replay is given up
     * @throws PausedException if the replay is to stand still
     * @throws InterruptedException if the node ends
     */
    void worked(Run run, long nanos) throws InterruptedException {
        progress.moved();
        tellNowAndThen(run);
        rest(pace.restAfter(0, nanos));
    }

    /** Takes note that all is read, but what comes just now. */
    void caughtUp() {
        progress.leaves(0);
    }

    /** Takes note that the indexes are made next. */
    void indexes(Run run) {
        afterwards.indexes();
        tellNowAndThen(run);
    }

    /** Takes note that the generation is compared next, and read if nothing goes wrong. */
    void comparison(Run run) {
        afterwards.comparison();
        tellNowAndThen(run);
    }

    private void rest(long nanos) throws InterruptedException {
        long until = System.nanoTime() + nanos;
        look();
        for (long rest = until - System.nanoTime(); rest > 0; rest = until - System.nanoTime()) {
            TimeUnit.NANOSECONDS.sleep(Math.min(rest, TimeUnit.MILLISECONDS.toNanos(LOOKED_EVERY_MILLIS)));
            look();
        }
    }

    /**
     * Looks what admins say by now.
     *
     * @throws CancelledException if the replay is given up
     * @throws PausedException if the replay is to stand still
     * @throws InterruptedException if the node ends
     */
    void look() throws InterruptedException {
        if (System.nanoTime() - looked < TimeUnit.MILLISECONDS.toNanos(LOOKED_EVERY_MILLIS)) {
            return;
        }
        if (!running.getAsBoolean()) {
            throw new InterruptedException("The node ends");
        }
        Order.State state = orders.find(order.replay()).orElseThrow().state();
        looked = System.nanoTime();
        if (state == Order.State.CANCELLED) {
            throw new CancelledException();
        } else if (state == Order.State.PAUSED) {
            throw new PausedException();
        }
    }

    /** A rebuild has to read what is recorded meanwhile as well; once it has caught up, it keeps so to a few events. */
    private long behindLive(Run now) {
        return now.generation() == null || !afterwards.isReading()
                ? 0
                : Math.max(0, engine.live().now() - now.position());
    }

    private void tellNowAndThen(Run run) {
        if (System.nanoTime() - told > TOLD_EVERY) {
            tell(run);
        }
    }

    private void tell(Run run) {
        told = System.nanoTime();
        try {
            Run now = engine.runs().find(run.replay(), run.projection()).orElseThrow();
            long behind = behindLive(now);
            progress.leaves(behind);
            long total = Math.max(now.total(), now.events() + behind);
            stream.tell(new NodeReplayAdvanced(
                    now.replay(),
                    node,
                    now.projection(),
                    now.position(),
                    now.events(),
                    total,
                    now.generation() == null ? null : afterwards.millisFor(total)));
        } catch (RuntimeException e) {
            // Nobody misses it for long: the next one comes in two seconds.
            log.debug(
                    "How far the replay is could not be told now: {}",
                    e.getClass().getSimpleName());
        }
    }
}
