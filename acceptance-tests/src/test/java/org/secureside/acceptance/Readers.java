package org.secureside.acceptance;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** People who read, at a steady rate, whatever the answers are and however long they take. */
final class Readers implements AutoCloseable {

    private final Stack stack;
    private final String token;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private final ExecutorService readers = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicInteger answers = new AtomicInteger();
    private final Queue<String> failures = new ConcurrentLinkedQueue<>();

    private Readers(Stack stack, String token) {
        this.stack = stack;
        this.token = token;
    }

    /** Lets people read from now on. */
    static Readers of(Stack stack, int perSecond) throws IOException, InterruptedException {
        Readers readers = new Readers(stack, stack.token("reader", "resident"));
        var unused = readers.clock.scheduleAtFixedRate(
                () -> readers.readers.execute(readers::read), 0, 1_000_000 / perSecond, TimeUnit.MICROSECONDS);
        return readers;
    }

    /** Returns how many answers there were. */
    int answers() {
        return answers.get();
    }

    /** Returns what went wrong with those that were not answered as they should have been. */
    List<String> failures() {
        return List.copyOf(failures);
    }

    private void read() {
        try {
            HttpResponse<String> answer = stack.send("GET", "/api/neighborhoods", token, "", "");
            answers.incrementAndGet();
            if (answer.statusCode() != 200) {
                failures.add(answer.statusCode() + " " + answer.body());
            }
        } catch (IOException e) {
            // A reader who gets no answer comes back with the next tick, as people do.
            failures.add(e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        clock.shutdownNow();
        readers.close();
    }
}
