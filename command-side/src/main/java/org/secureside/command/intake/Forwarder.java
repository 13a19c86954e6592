package org.secureside.command.intake;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.secureside.command.intake.JournalTable.Head;
import org.secureside.eventstore.StoreGuarantee;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Records what is in the journal: the messages of one neighborhood one after the other in the order in which they came,
 * several neighborhoods at once. A message leaves the journal only after the event store has it, so a crash in between
 * has it offered twice and recorded once.
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
    private final Recorder recorder;
    private final StoreGuarantee store;
    private final int lanes;
    private final Duration keepRecorded;
    private final StoreTrouble trouble = new StoreTrouble();
    private final StuckLanes stuck = new StuckLanes();
    private final Semaphore arrivals = new Semaphore(0);
    private final Semaphore drains = new Semaphore(0);
    private final AtomicLong recorded = new AtomicLong();
    private final ForwardingRate rate = new ForwardingRate(System.nanoTime());
    private volatile State state = State.STOPPED;
    private volatile @Nullable String lastFailure;
    private volatile @Nullable Thread thread;
    private volatile long offeredTo = StoreGuarantee.NOT_CONNECTED;

    Forwarder(Journal journal, Recorder recorder, StoreGuarantee store, int lanes, Duration keepRecorded) {
        this.journal = journal;
        this.recorder = recorder;
        this.store = store;
        this.lanes = lanes;
        this.keepRecorded = keepRecorded;
    }

    StoreTrouble trouble() {
        return trouble;
    }

    StuckLanes stuck() {
        return stuck;
    }

    State state() {
        return state;
    }

    /** Returns the kind of what went wrong last, or nothing if all is well. */
    @Nullable String lastFailure() {
        return lastFailure;
    }

    /** Returns how many messages it has recorded since the start. */
    long recorded() {
        return recorded.get();
    }

    /** Returns in which time there is likely to be room in the journal, if it is full. */
    Duration untilThereIsRoom() {
        return rate.untilGone(journal.depth().waiting(), System.nanoTime());
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
        } finally {
            state = State.STOPPED;
        }
    }

    private void rest() {
        if (stuck.isEmpty()) {
            lastFailure = null;
            state = State.IDLE;
        } else {
            state = State.WAITING;
        }
    }

    private static String kindOf(Exception failure) {
        // Messages of the database driver hold parameters, and so what a resident wrote: only the kind is told.
        return failure.getClass().getSimpleName();
    }

    private void pauseAfter(Exception failure, long millis) throws InterruptedException {
        String kind = kindOf(failure);
        if (!kind.equals(lastFailure)) {
            log.warn("The journal waits for the event store: {}", kind);
        }
        lastFailure = kind;
        state = State.WAITING;
        long jitter = ThreadLocalRandom.current().nextLong(1 + millis / 4);
        boolean hurried = drains.tryAcquire(millis + jitter, TimeUnit.MILLISECONDS);
        if (hurried) {
            stuck.hurry();
        }
        log.debug("Trying again{}", hurried ? ", as an admin wishes" : "");
    }

    /** What one round through the neighborhoods came to. */
    private record Round(
            int recorded, int settled, @Nullable Exception failure) {

        Round and(Round other) {
            return new Round(
                    recorded + other.recorded, settled + other.settled, failure == null ? other.failure : failure);
        }
    }

    private Round round(ExecutorService workers) throws InterruptedException {
        try {
            guardTheTail();
            List<List<Head>> turns = journal.turns(lanes, MOST_OF_A_NEIGHBORHOOD, stuck::mayTry);
            if (!turns.isEmpty()) {
                state = State.FORWARDING;
            }
            List<Callable<Round>> tasks = new ArrayList<>();
            turns.forEach(turn -> tasks.add(() -> forward(turn)));
            Round all = new Round(0, 0, null);
            for (Future<Round> task : workers.invokeAll(tasks)) {
                all = all.and(task.get());
            }
            return all;
        } catch (ExecutionException e) {
            return new Round(0, 0, e.getCause() instanceof Exception failure ? failure : e);
        } catch (RuntimeException e) {
            return new Round(0, 0, e);
        }
    }

    /**
     * Lets go of what is safe in the event store, or offers it again after the store may have lost it. Safe is what was
     * recorded long enough before a question that the store has answered, over a connection that was never lost since.
     */
    private void guardTheTail() {
        if (keepRecorded.isZero()) {
            return;
        }
        long connection = store.connection();
        if (connection == StoreGuarantee.NOT_CONNECTED) {
            return;
        }
        if (connection != offeredTo) {
            journal.offerAgain();
            offeredTo = connection;
        }
        List<Head> old = journal.recordedBefore(System.nanoTime() - keepRecorded.toNanos());
        if (!old.isEmpty() && answers() && store.connection() == connection) {
            journal.forget(old);
        }
    }

    private boolean answers() {
        try {
            store.requireAnswer();
            return true;
        } catch (RuntimeException silent) {
            log.debug("What is recorded is kept, for the event store does not answer: {}", kindOf(silent));
            return false;
        }
    }

    /** Returns the number of the connection to the event store, as {@link StoreGuarantee#connection}. */
    long connection() {
        return store.connection();
    }

    /**
     * Returns whether the event store may have lost messages that are not offered again yet, but soon: newer ones that
     * were recorded now would come before them.
     */
    boolean isToOfferAgain() {
        return journal.keepsRecorded() && store.connection() != offeredTo;
    }

    /** Records messages of one neighborhood, up to the first that the event store does not take. */
    private Round forward(List<Head> turn) {
        Map<Long, Head> heads = new LinkedHashMap<>();
        turn.forEach(head -> heads.put(head.number(), head));
        List<Journaled> messages = journal.read(turn);
        forgetWhatIsGone(turn, messages);
        if (messages.size() > 1 && recordsTogether(messages)) {
            List<Head> all = messages.stream()
                    .map(message -> Objects.requireNonNull(heads.get(message.number())))
                    .toList();
            settle(all, Map.of());
            stuck.cleared(turn.getFirst().neighborhood());
            return new Round(all.size(), all.size(), null);
        }
        List<Head> done = new ArrayList<>();
        Map<Head, String> refused = new LinkedHashMap<>();
        Exception failure = null;
        boolean heldUp = false;
        for (Journaled message : messages) {
            Head head = Objects.requireNonNull(heads.get(message.number()));
            try {
                recorder.record(message.command(), message.metadataOfItsEvent());
                trouble.clear();
                done.add(head);
            } catch (RuntimeException notTaken) {
                Blame blame = Blame.of(notTaken);
                if (blame == Blame.THE_STORE) {
                    trouble.suspect();
                    failure = notTaken;
                    break;
                }
                // What was promised is tried until it succeeds or somebody decides, but at the cost of its own street.
                if (blame == Blame.NOBODY_KNOWN && stuck.verdictOn(head).isEmpty()) {
                    holdUp(head, notTaken);
                    heldUp = true;
                    break;
                }
                log.warn("A message of the journal is refused: {}", kindOf(notTaken));
                String rule = String.valueOf(notTaken.getMessage());
                refused.put(
                        head,
                        blame == Blame.THE_MESSAGE
                                ? rule
                                : stuck.verdictOn(head).orElse(rule));
            }
        }
        settle(done, refused);
        if (!heldUp && failure == null) {
            stuck.cleared(turn.getFirst().neighborhood());
        }
        return new Round(done.size(), done.size() + refused.size(), failure);
    }

    private void holdUp(Head head, RuntimeException failure) {
        String kind = kindOf(failure);
        if (!kind.equals(lastFailure)) {
            log.warn("A message of the journal holds up its neighborhood: {}", kind);
        }
        lastFailure = kind;
        stuck.failed(head, kind);
    }

    /** What was deleted while the disk seemed to fail would be read in vain for ever, and its street queue behind it. */
    private void forgetWhatIsGone(List<Head> turn, List<Journaled> there) {
        Set<Long> found = there.stream().map(Journaled::number).collect(Collectors.toSet());
        List<Head> gone =
                turn.stream().filter(head -> !found.contains(head.number())).toList();
        if (!gone.isEmpty()) {
            log.warn("{} messages are in the journal no more, and are not waited for", gone.size());
            journal.forgetGone(gone);
        }
    }

    /** Returns whether all of them are recorded. If not, it shows one by one what is wrong with which. */
    private boolean recordsTogether(List<Journaled> messages) {
        try {
            recorder.recordTogether(messages.stream()
                    .map(message -> new Recorder.Sending(message.command(), message.metadataOfItsEvent()))
                    .toList());
            trouble.clear();
            return true;
        } catch (RuntimeException oneOfThem) {
            log.debug("Recording one by one: {}", oneOfThem.getClass().getSimpleName());
            return false;
        }
    }

    private void settle(List<Head> done, Map<Head, String> refused) {
        journal.refuse(refused);
        if (keepRecorded.isZero()) {
            journal.forget(done);
        } else {
            journal.keepRecorded(done);
        }
        recorded.addAndGet(done.size());
        rate.recorded(done.size(), System.nanoTime());
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
