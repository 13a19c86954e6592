package org.secureside.query.replay;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.axonframework.common.AxonTransientException;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.EventTrackerStatus;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.jspecify.annotations.Nullable;
import org.secureside.api.replay.ReplayId;
import org.secureside.eventstore.EndOfLog;
import org.secureside.eventstore.SecureSideProperties;
import org.secureside.query.projection.NodeOrders;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.stereotype.Component;

/**
 * Obeys, one replay at a time, in the order of the {@link Agenda}. It begins when this node has read all orders that
 * there are: the next event may take one back.
 */
@Component
class Obedience implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Obedience.class);

    private static final int LOOKS_EVERY_MILLIS = 1_000;
    private static final int STOPS_WITHIN_MILLIS = 5_000;

    private final String node;
    private final Orders orders;
    private final Agenda agenda;
    private final Runs runs;
    private final Runner runner;
    private final Bell bell;
    private final EventStore events;
    private final ReplayProperties properties;
    private final ObjectProvider<EventProcessingConfiguration> processing;
    private final Map<ReplayId, Long> failedAt = new HashMap<>();
    private int failures;
    private @Nullable TrackingToken end;
    private boolean endIsKnown;
    private boolean caughtUp;
    private volatile boolean running;
    private volatile @Nullable Thread thread;

    Obedience(
            SecureSideProperties node,
            Orders orders,
            Agenda agenda,
            Runs runs,
            Runner runner,
            Bell bell,
            EventStore events,
            ReplayProperties properties,
            ObjectProvider<EventProcessingConfiguration> processing) {
        this.node = node.node().name();
        this.orders = orders;
        this.agenda = agenda;
        this.runs = runs;
        this.runner = runner;
        this.bell = bell;
        this.events = events;
        this.properties = properties;
        this.processing = processing;
    }

    private void obey() {
        while (running) {
            try {
                Optional<Task> task = knowsAll() ? agenda.next() : Optional.empty();
                if (task.isPresent()) {
                    attempt(task.get());
                } else {
                    bell.await(LOOKS_EVERY_MILLIS);
                }
            } catch (InterruptedException e) {
                running = false;
            } catch (RuntimeException e) {
                log.warn(
                        "The orders of this node cannot be looked at now: {}",
                        e.getClass().getSimpleName());
                pause();
            }
        }
    }

    /**
     * Whether the orders are read that there were when this node started. Where others write all the time, the processor is
     * hardly ever seen to have caught up with all of them.
     */
    private boolean knowsAll() {
        if (!caughtUp) {
            if (!endIsKnown) {
                end = EndOfLog.of(events);
                endIsKnown = true;
            }
            caughtUp = processing
                    .getObject()
                    .eventProcessor(NodeOrders.NAME, StreamingEventProcessor.class)
                    .map(StreamingEventProcessor::processingStatus)
                    .filter(segments -> !segments.isEmpty())
                    .filter(segments -> segments.values().stream().allMatch(this::hasReadAll))
                    .isPresent();
            if (caughtUp) {
                runner.tidyUp();
            }
        }
        return caughtUp;
    }

    private boolean hasReadAll(EventTrackerStatus segment) {
        return segment.isCaughtUp() || EndOfLog.isReached(end, segment.getTrackingToken());
    }

    private void attempt(Task task) throws InterruptedException {
        try {
            boolean over = runner.run(task.order(), task.projection(), () -> running);
            failures = 0;
            if (over) {
                waitUntilRead(task);
            }
        } catch (RuntimeException e) {
            failed(task, e);
        }
    }

    /** What was told comes back with the log: until then it would look as if there were something to do. */
    private void waitUntilRead(Task task) throws InterruptedException {
        while (running && !orders.ended(task.order().replay(), node).contains(task.projection())) {
            bell.await(LOOKS_EVERY_MILLIS);
        }
    }

    private void failed(Task task, RuntimeException failure) {
        long position = runs.find(task.order().replay(), task.projection())
                .map(Run::position)
                .orElse(-1L);
        log.warn("The replay {} failed at position {}", task.order().replay(), position, failure);
        if (!isPassing(failure)) {
            count(task, position, failure);
        }
        pause();
    }

    /** Gives a replay up that fails again and again at the same place. */
    private void count(Task task, long position, RuntimeException failure) {
        Long before = failedAt.put(task.order().replay(), position);
        failures = before != null && before == position ? failures + 1 : 1;
        if (failures >= properties.tries()) {
            String at = position < 0 ? "before it began" : "at position " + position;
            runner.giveUp(
                    task.order(),
                    task.projection(),
                    "It failed %d times %s: %s"
                            .formatted(failures, at, failure.getClass().getSimpleName()));
            failures = 0;
        }
    }

    /** Whether it is no fault of the replay's: an event store or a database that is away comes back some time. */
    private static boolean isPassing(RuntimeException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof AxonTransientException || cause instanceof TransientDataAccessException) {
                return true;
            }
        }
        return false;
    }

    private void pause() {
        try {
            bell.await(LOOKS_EVERY_MILLIS);
        } catch (InterruptedException e) {
            running = false;
        }
    }

    @Override
    public void start() {
        running = true;
        thread = Thread.ofPlatform().name("replay").daemon().start(this::obey);
    }

    /** Ends at once: what is committed stays, and the node goes on from there. */
    @Override
    public void stop() {
        running = false;
        Thread stopped = thread;
        if (stopped != null) {
            stopped.interrupt();
            try {
                stopped.join(STOPS_WITHIN_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
