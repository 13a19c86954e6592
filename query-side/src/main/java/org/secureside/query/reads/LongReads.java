package org.secureside.query.reads;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.secureside.api.ResidentId;
import org.secureside.web.problem.ProblemException;
import org.secureside.web.problem.ProblemType;
import org.springframework.stereotype.Component;

/**
 * Reads that may take as long as a statement may: searches, and filters, which may have to pass over many messages. They
 * share half of the readers' connections, so whoever asks for what is found at once finds a connection all the same. A
 * resident has one place at a time, so nobody takes them all.
 */
@Component
public class LongReads {

    private static final int PATIENCE_SECONDS = 1;

    private final Semaphore places;
    private final Map<ResidentId, Turn> turns = new ConcurrentHashMap<>();

    LongReads(ReadProperties properties) {
        places = new Semaphore(Math.max(1, properties.maxConnections() / 2), true);
    }

    /**
     * Reads, as soon as there is a place and the reader has no other.
     *
     * @throws ProblemException of kind {@link ProblemType#OVERLOADED} if that is not so within a second
     */
    public <T> T read(ResidentId reader, Supplier<T> work) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        Turn turn = join(reader);
        try {
            return taking(turn.place, end, () -> taking(places, end, work));
        } finally {
            leave(reader);
        }
    }

    /** Returns how many residents read, or wait for it. */
    int readers() {
        return turns.size();
    }

    private Turn join(ResidentId reader) {
        return turns.compute(reader, (id, known) -> {
            Turn turn = known == null ? new Turn() : known;
            turn.users++;
            return turn;
        });
    }

    private void leave(ResidentId reader) {
        turns.computeIfPresent(reader, (id, turn) -> --turn.users == 0 ? null : turn);
    }

    private static <T> T taking(Semaphore places, long end, Supplier<T> work) {
        if (!isFree(places, end)) {
            throw new ProblemException(
                    ProblemType.OVERLOADED,
                    "This node searches as much as it can for others, or for you. Nothing was done: ask again later.");
        }
        try {
            return work.get();
        } finally {
            places.release();
        }
    }

    private static boolean isFree(Semaphore places, long end) {
        try {
            return places.tryAcquire(end - System.nanoTime(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** A resident's one place; changed only while its entry of the map is held. */
    private static final class Turn {

        private final Semaphore place = new Semaphore(1, true);
        private int users;
    }
}
