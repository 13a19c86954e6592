package org.secureside.eventstore.postgres;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

/** Stores the events of units of work, those of concurrent ones together. */
final class Appender implements AutoCloseable {

    private final EventDatabase database;
    private final AppendSettings settings;
    private final Runnable onStored;
    private final AppendQueue queue;
    private final Availability availability = new Availability();
    /** Started with the first append: a process that only reads needs no connections to append over. */
    private volatile List<Thread> writers = List.of();

    /** @param onStored called after each commit */
    Appender(EventDatabase database, AppendSettings settings, Runnable onStored) {
        this.database = database;
        this.settings = settings;
        this.onStored = onStored;
        this.queue = new AppendQueue(settings);
    }

    /**
     * Stores the events of one unit of work, all or none, and returns when they are stored.
     *
     * @throws ConflictingEvent if the place of one of them is taken
     * @throws EventStoreOverloadedException if too many appends wait
     * @throws EventStoreUnavailableException if they cannot be stored now
     * @throws AppendOutcomeUnknownException if nobody can say whether they are stored
     */
    void append(List<NewEvent> events) {
        availability.check();
        Append append = new Append(events);
        queue.add(append);
        if (writers.isEmpty()) {
            startWriters();
        }
        append.await(settings.patience(), settings.timeout());
    }

    private synchronized void startWriters() {
        if (writers.isEmpty()) {
            writers = IntStream.rangeClosed(1, settings.writers())
                    .mapToObj(number -> Thread.ofPlatform()
                            .name("event-writer-" + number)
                            .daemon()
                            .start(new BatchWriter(
                                    queue, new AppendConnection(database, settings), availability, onStored)))
                    .toList();
        }
    }

    int waiting() {
        return queue.size();
    }

    /** Refuses new appends and finishes those that wait, for as long as they would have waited anyway. */
    @Override
    public void close() {
        queue.close();
        long end = System.nanoTime() + settings.timeout().toNanos();
        try {
            for (Thread writer : writers) {
                writer.join(Duration.ofNanos(Math.max(1, end - System.nanoTime())));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        writers.forEach(Thread::interrupt);
    }
}
