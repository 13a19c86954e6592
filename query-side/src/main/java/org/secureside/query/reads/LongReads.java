package org.secureside.query.reads;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.secureside.web.problem.ProblemException;
import org.secureside.web.problem.ProblemType;
import org.springframework.stereotype.Component;

/**
 * Reads that may take as long as a statement may: searches, and filters, which may have to pass over many messages. They
 * share half of the readers' connections, so whoever asks for what is found at once finds a connection all the same.
 */
@Component
public class LongReads {

    private static final int PATIENCE_SECONDS = 1;

    private final Semaphore places;

    LongReads(ReadProperties properties) {
        places = new Semaphore(Math.max(1, properties.maxConnections() / 2), true);
    }

    /**
     * Reads, as soon as there is a place.
     *
     * @throws ProblemException of kind {@link ProblemType#OVERLOADED} if there is none for a second
     */
    public <T> T read(Supplier<T> work) {
        if (!hasPlace()) {
            throw new ProblemException(
                    ProblemType.OVERLOADED,
                    "This node searches for as many others as it can. Nothing was done: ask again later.");
        }
        try {
            return work.get();
        } finally {
            places.release();
        }
    }

    private boolean hasPlace() {
        try {
            return places.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
