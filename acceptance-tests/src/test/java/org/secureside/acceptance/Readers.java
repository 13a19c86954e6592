package org.secureside.acceptance;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.secureside.acceptance.Resident.Answer;

/**
 * People who read, at a steady rate, whatever the answers are and however long they take. Who is refused for want of room
 * tries again when the answer says so, as clients do: on a machine that is too slow for its tests, nodes do refuse.
 */
final class Readers implements AutoCloseable {

    private static final int REFUSED = 429;
    private static final int TRIES = 10;

    /** What people come for. */
    interface Errand {

        /** Asks for it. */
        Answer once() throws IOException, InterruptedException;
    }

    private final Errand errand;
    private final Function<Answer, String> wrong;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private final ExecutorService readers = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicInteger answers = new AtomicInteger();
    private final AtomicInteger refusals = new AtomicInteger();
    private final Queue<String> failures = new ConcurrentLinkedQueue<>();

    private Readers(Errand errand, Function<Answer, String> wrong) {
        this.errand = errand;
        this.wrong = wrong;
    }

    /** Lets people read from now on. */
    static Readers of(Stack stack, int perSecond) throws IOException, InterruptedException {
        Resident reader = Resident.of(stack, "reader");
        return of(perSecond, () -> reader.get("/api/neighborhoods"), Readers::unlessDone);
    }

    /**
     * Lets people come for something else from now on.
     *
     * @param wrong tells what is wrong with an answer, or nothing
     */
    static Readers of(int perSecond, Errand errand, Function<Answer, String> wrong) {
        Readers readers = new Readers(errand, wrong);
        var unused = readers.clock.scheduleAtFixedRate(
                () -> readers.readers.execute(readers::read), 0, 1_000_000 / perSecond, TimeUnit.MICROSECONDS);
        return readers;
    }

    /** Tells an answer to what was not done. */
    static String unlessDone(Answer answer) {
        return answer.status() / 100 == 2 ? "" : answer.status() + " " + answer.text();
    }

    /** Returns how many answers there were. */
    int answers() {
        return answers.get();
    }

    /** Returns how often somebody was refused, and tried again. */
    int refusals() {
        return refusals.get();
    }

    /** Returns what went wrong with those that were not answered as they should have been. */
    List<String> failures() {
        return List.copyOf(failures);
    }

    private void read() {
        try {
            Answer answer = errand.once();
            for (int i = 1; i < TRIES && answer.status() == REFUSED; i++) {
                refusals.incrementAndGet();
                Thread.sleep(Duration.ofSeconds(Long.parseLong(answer.header("Retry-After"))));
                answer = errand.once();
            }
            answers.incrementAndGet();
            String told = wrong.apply(answer);
            if (!told.isEmpty()) {
                failures.add(told);
            }
        } catch (IOException | RuntimeException e) {
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
