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

    /** What people come for. */
    interface Errand {

        /** Does it, and returns what is wrong with the answer, or nothing. */
        String once() throws IOException, InterruptedException;
    }

    private final Errand errand;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private final ExecutorService readers = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicInteger answers = new AtomicInteger();
    private final Queue<String> failures = new ConcurrentLinkedQueue<>();

    private Readers(Errand errand) {
        this.errand = errand;
    }

    /** Lets people read from now on. */
    static Readers of(Stack stack, int perSecond) throws IOException, InterruptedException {
        String token = stack.token("reader", "resident");
        return of(perSecond, () -> {
            HttpResponse<String> answer = stack.send("GET", "/api/neighborhoods", token, "", "");
            return answer.statusCode() == 200 ? "" : answer.statusCode() + " " + answer.body();
        });
    }

    /** Lets people come for something else from now on. */
    static Readers of(int perSecond, Errand errand) {
        Readers readers = new Readers(errand);
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
            String wrong = errand.once();
            answers.incrementAndGet();
            if (!wrong.isEmpty()) {
                failures.add(wrong);
            }
        } catch (IOException e) {
            // A reader who gets no answer comes back with the next tick, as people do.
            failures.add(e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Lets nobody come any more, and waits for those who are there. */
    void end() {
        clock.shutdownNow();
        readers.close();
    }

    @Override
    public void close() {
        end();
    }
}
