package org.secureside.benchmark.overload;

import java.net.URI;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * A client that has nothing to do with the load: it posts now and then, over a connection of its own, and tells how long
 * an answer takes. The load's own times include how long it waits for itself.
 */
final class Bystander {

    private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(20);

    private final Outcomes outcomes = new Outcomes();
    private final Poster poster;
    private final Thread thread;
    private volatile boolean stopped;

    Bystander(URI publicUrl, String neighborhood, String author, String token) {
        poster = new Poster(publicUrl, neighborhood, author, token);
        thread = Thread.ofPlatform().daemon().start(this::post);
    }

    private void post() {
        while (!stopped) {
            LockSupport.parkNanos(PAUSE);
            long sent = System.nanoTime();
            outcomes.add(poster.statusOf(UUID.randomUUID().toString()), System.nanoTime() - sent);
        }
    }

    /** Stops, and returns what became of its posts. */
    Outcomes stop() throws InterruptedException {
        stopped = true;
        thread.join();
        poster.close();
        return outcomes;
    }
}
