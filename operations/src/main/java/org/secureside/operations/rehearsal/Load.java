package org.secureside.operations.rehearsal;

import java.io.IOException;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.secureside.api.IdempotencyKey;
import org.secureside.api.ResidentId;
import org.secureside.operations.cli.OneLine;
import org.secureside.operations.client.Answer;
import org.secureside.operations.client.PersistentClient;
import org.secureside.operations.client.ServiceClient;
import org.secureside.operations.client.Tokens;
import org.secureside.operations.importing.Outgoing;
import org.secureside.operations.importing.Poster;
import org.secureside.operations.importing.Posting;
import org.secureside.operations.receipt.Receipt;
import org.secureside.operations.receipt.Receipts;

/**
 * People who come at a steady rate, whatever becomes of those who came before (an open model: Schroeder, Wierman and
 * Harchol-Balter, "Open versus closed: a cautionary tale", NSDI 2006). Seven of ten read once; the others post, and send
 * again until they are told that it was taken. What somebody waits counts from when they came.
 */
final class Load implements AutoCloseable {

    private static final int OF = 10;
    private static final int READS = 7;
    private static final int MOST_READS = 2;

    /** More would be a load test of the one who makes the load. */
    private static final int MOST_AT_ONCE = 2_000;

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Crowd crowd;
    private final ServiceClient service;
    private final Tokens tokens;
    private final Poster poster;
    private final Receipts receipts;
    private final Samples samples;
    private final ExecutorService people = Executors.newVirtualThreadPerTaskExecutor();
    private final Semaphore places = new Semaphore(MOST_AT_ONCE);
    private final AtomicInteger posted = new AtomicInteger();
    private final AtomicReference<IOException> unkept = new AtomicReference<>();
    private final Thread clock;
    private volatile boolean over;

    /**
     * @param perSecond how many come in a second
     * @param receipts where acknowledgements are kept
     * @param samples where it is noted what became of each request
     */
    Load(
            Crowd crowd,
            ServiceClient service,
            PersistentClient client,
            Tokens tokens,
            int perSecond,
            Receipts receipts,
            Samples samples) {
        this.crowd = crowd;
        this.service = service;
        this.tokens = tokens;
        this.poster = new Poster(client, crowd.neighborhood(), crowd.residents().getFirst());
        this.receipts = receipts;
        this.samples = samples;
        this.clock = Thread.ofPlatform().daemon().name("load").start(() -> run(perSecond));
    }

    /**
     * Lets nobody come any more, and waits until everybody who came was answered or gave up.
     *
     * @throws IOException if an acknowledgement could not be kept, so that nothing could be proved
     */
    void end() throws IOException, InterruptedException {
        over = true;
        clock.join();
        people.shutdown();
        if (!people.awaitTermination(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            people.shutdownNow();
        }
        if (unkept.get() != null) {
            throw unkept.get();
        }
    }

    /** Returns how many messages people wanted to post. */
    int posted() {
        return posted.get();
    }

    private void run(int perSecond) {
        long begin = System.nanoTime();
        Instant beginning = Instant.now();
        for (long i = 0; !over; i++) {
            long after = i * 1_000_000_000L / perSecond;
            while (System.nanoTime() - begin < after && !over) {
                LockSupport.parkNanos(begin + after - System.nanoTime());
            }
            long number = i;
            Instant due = beginning.plusNanos(after);
            people.execute(() -> come(number, due));
        }
    }

    private void come(long number, Instant due) {
        // Spread evenly: of ten in a row, the fourth, the seventh and the tenth post.
        boolean reads = (number + 1) * READS / OF > number * READS / OF;
        Sample.Kind kind = reads ? Sample.Kind.READ : Sample.Kind.POST;
        if (!reads) {
            posted.incrementAndGet();
        }
        if (!places.tryAcquire()) {
            note(due, kind, 0, 0, "not sent: %,d requests wait already".formatted(MOST_AT_ONCE));
            return;
        }
        try {
            if (reads) {
                read(number, due);
            } else {
                post(number, due);
            }
        } finally {
            places.release();
        }
    }

    /**
     * Reads once, and once more if the connection was lost, as browsers do (RFC 9110, section 9.2.2): nginx closes idle
     * connections when it reads another configuration, and some request is always just on its way.
     */
    private void read(long number, Instant due) {
        String token = tokens.of(crowd.resident(number).value());
        String problem = "";
        for (int tries = 1; tries <= MOST_READS; tries++) {
            try {
                Answer answer = service.exchange(crowd.read(), token);
                note(due, Sample.Kind.READ, answer.status(), tries, answer.isSuccess() ? "" : answer.problem());
                return;
            } catch (HttpTimeoutException e) {
                note(due, Sample.Kind.READ, 0, tries, OneLine.of(e));
                return;
            } catch (IOException e) {
                problem = "the connection was lost: " + OneLine.of(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
        note(due, Sample.Kind.READ, 0, MOST_READS, problem);
    }

    private void post(long number, Instant due) {
        ResidentId author = crowd.resident(number);
        Outgoing message = new Outgoing(
                number,
                author,
                new IdempotencyKey(crowd.run() + "-" + number),
                "Message %d of %s".formatted(number, crowd.run()),
                due);
        switch (poster.post(message)) {
            case Posting.Acknowledged(var receipt, boolean alreadyThere, boolean onRetry) -> {
                keep(receipt);
                note(due, Sample.Kind.POST, 201, onRetry ? 2 : 1, "");
            }
            case Posting.Refused(String problem) -> note(due, Sample.Kind.POST, 400, 1, problem);
            case Posting.Unauthorized(String problem) -> note(due, Sample.Kind.POST, 401, 1, problem);
            case Posting.GivenUp(String problem, boolean serviceDown) -> note(due, Sample.Kind.POST, 0, 2, problem);
            case Posting.Unfinished() -> note(due, Sample.Kind.POST, 0, 1, "the rehearsal was interrupted");
        }
    }

    private void keep(Receipt receipt) {
        try {
            receipts.add(receipt);
        } catch (IOException e) {
            unkept.compareAndSet(null, e);
        }
    }

    private void note(Instant due, Sample.Kind kind, int status, int tries, String problem) {
        double seconds = Duration.between(due, Instant.now()).toNanos() / 1e9;
        samples.add(new Sample(due, kind, status, seconds, tries, problem));
    }

    @Override
    public void close() {
        over = true;
        people.shutdownNow();
    }
}
