package org.secureside.command.intake;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.secureside.command.intake.JournalTable.Head;
import org.secureside.eventstore.StoreGuarantee;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Has what is in the journal recorded: several neighborhoods at once, each in a {@link Lane} of its own, again and again
 * until nothing is left. A message leaves the journal only after the event store has it, so a crash in between has it
 * offered twice and recorded once.
 */
final class Forwarder implements SmartLifecycle {

    /** What it is doing. */
    enum State {
        /** The node is starting or stopping. */
        STOPPED,
        /** There is nothing to record. */
        IDLE,
        /** It records. */
        FORWARDING,
        /** The event store did not take something; it tries again soon. */
        WAITING
    }

    private static final Logger log = LoggerFactory.getLogger(Forwarder.class);
    private static final int MOST_OF_A_NEIGHBORHOOD = 128;
    private static final long IDLE_MILLIS = 100;
    private static final long FIRST_PAUSE_MILLIS = 100;
    private static final long LONGEST_PAUSE_MILLIS = 2_000;
    private static final long PATIENCE_AT_THE_END_MILLIS = 6_000;

    private final Journal journal;
    private final TailGuard tail;
    private final Settlement settlement;
    private final Lane lane;
    private final int lanes;
    private final StoreTrouble trouble = new StoreTrouble();
    private final StuckLanes stuck = new StuckLanes();
    private final LastFailure lastFailure = new LastFailure();
    private final Semaphore arrivals = new Semaphore(0);
    private final Semaphore drains = new Semaphore(0);
    private volatile State state = State.STOPPED;
    private volatile @Nullable Thread thread;
    private volatile @Nullable String broken;

    Forwarder(Journal journal, Recorder recorder, StoreGuarantee store, int lanes, Duration keepRecorded) {
        this.journal = journal;
        this.tail = new TailGuard(journal, store, keepRecorded);
        this.settlement = new Settlement(journal, tail.keepsRecorded());
        this.lane = new Lane(journal, recorder, settlement, trouble, stuck, lastFailure);
        this.lanes = lanes;
    }

    StoreTrouble trouble() {
        return trouble;
    }

    StuckLanes stuck() {
        return stuck;
    }

    TailGuard tail() {
        return tail;
    }

    State state() {
        return state;
    }

    /** Returns the kind of what went wrong last, or nothing if all is well. */
    @Nullable String lastFailure() {
        return lastFailure.kind();
    }

    /** Returns the kind of error that has ended it for good, or nothing if none has. */
    @Nullable String broken() {
        return broken;
    }

    /** Returns how many messages it has recorded since the start. */
    long recorded() {
        return settlement.recorded();
    }

    /** Returns in which time there is likely to be room in the journal, if it is full. */
    Duration untilThereIsRoom() {
        return settlement.untilThereIsRoom();
    }

    /** Tells it that something has come. */
    void wake() {
        if (arrivals.availablePermits() == 0) {
            arrivals.release();
        }
    }

    /** Has it try at once what it would try again later. */
    void drain() {
        if (drains.availablePermits() == 0) {
            drains.release();
        }
        wake();
    }

    private void forwardUntilStopped() {
        long pause = FIRST_PAUSE_MILLIS;
        try (ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor()) {
            while (!Thread.currentThread().isInterrupted()) {
                if (drains.tryAcquire()) {
                    stuck.hurry();
                }
                Round round = round(workers);
                if (round.failure() != null) {
                    pause = round.recorded() > 0 ? FIRST_PAUSE_MILLIS : pause;
                    pauseAfter(round.failure(), pause);
                    pause = Math.min(2 * pause, LONGEST_PAUSE_MILLIS);
                } else if (round.settled() == 0) {
                    pause = FIRST_PAUSE_MILLIS;
                    rest();
                    boolean woken = arrivals.tryAcquire(IDLE_MILLIS, TimeUnit.MILLISECONDS);
                    log.trace("Woken: {}", woken);
                }
            }
        } catch (InterruptedException e) {
            log.debug("The forwarder was stopped");
        } catch (RuntimeException | Error e) {
            broken = e.getClass().getSimpleName();
            log.error("The forwarder has ended: what waits is recorded after a restart of this node", e);
        } finally {
            state = State.STOPPED;
        }
    }

    private Round round(ExecutorService workers) throws InterruptedException {
        try {
            tail.guard();
            List<List<Head>> turns = journal.turns(lanes, MOST_OF_A_NEIGHBORHOOD, stuck::mayTry);
            if (!turns.isEmpty()) {
                state = State.FORWARDING;
            }
            List<Callable<Round>> tasks = new ArrayList<>();
            turns.forEach(turn -> tasks.add(() -> lane.forward(turn)));
            Round all = Round.NOTHING;
            for (Future<Round> task : workers.invokeAll(tasks)) {
                all = all.and(task.get());
            }
            return all;
        } catch (ExecutionException e) {
            return Round.failed(e.getCause() instanceof Exception failure ? failure : e);
        } catch (RuntimeException e) {
            return Round.failed(e);
        }
    }

    private void pauseAfter(Exception failure, long millis) throws InterruptedException {
        lastFailure.note("The journal waits for the event store", failure);
        state = State.WAITING;
        long jitter = ThreadLocalRandom.current().nextLong(1 + millis / 4);
        boolean hurried = drains.tryAcquire(millis + jitter, TimeUnit.MILLISECONDS);
        if (hurried) {
            stuck.hurry();
        }
        log.debug("Trying again{}", hurried ? ", as an admin wishes" : "");
    }

    private void rest() {
        if (stuck.isEmpty()) {
            lastFailure.clear();
            state = State.IDLE;
        } else {
            state = State.WAITING;
        }
    }

    @Override
    public void start() {
        state = State.IDLE;
        thread = Thread.ofPlatform().name("intake-forwarder").daemon().start(this::forwardUntilStopped);
    }

    @Override
    public void stop() {
        Thread running = thread;
        thread = null;
        if (running != null) {
            running.interrupt();
            try {
                running.join(PATIENCE_AT_THE_END_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }
}
