package org.secureside.operations.importing;

import com.carrotsearch.hppc.BufferAllocationException;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.secureside.operations.cli.OneLine;
import org.secureside.operations.importing.ImportFile.Item;
import org.secureside.operations.receipt.Receipts;

/** Reads line after line, and has as many on their way at once as are allowed. */
final class ImportRun {

    private static final Duration PATIENCE_WITH_THE_LAST = Duration.ofSeconds(5);
    private static final Duration GLANCE = Duration.ofMillis(100);

    private final Poster poster;
    private final Receipts receipts;
    private final Tally tally;
    private final Complaints complaints;
    private final Halt halt;
    private final Pacer pacer;
    private final int inFlight;
    private final Semaphore free;

    ImportRun(ImportOrder order, Poster poster, Receipts receipts, Tally tally, Complaints complaints, Halt halt) {
        this.poster = poster;
        this.receipts = receipts;
        this.tally = tally;
        this.complaints = complaints;
        this.halt = halt;
        this.pacer = new Pacer(order.perSecond(), halt);
        this.inFlight = order.inFlight();
        this.free = new Semaphore(inFlight);
    }

    /**
     * Posts every line.
     *
     * @param hangUp gives up what is on its way, for when the import is to end and the last answers do not come
     */
    void run(ImportFile file, Runnable hangUp) throws InterruptedException {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Item item = next(file); item != null && !halt.isWished(); item = next(file)) {
                tally.read.set(item.line());
                switch (item) {
                    case Item.Good(Outgoing message) -> dispatch(message, threads);
                    case Item.Bad(long line, String problem) -> {
                        tally.skipped.incrementAndGet();
                        complaints.about(line, problem, "skipped");
                    }
                }
            }
            waitForTheLast(hangUp);
        }
    }

    private @Nullable Item next(ImportFile file) {
        try {
            return file.next();
        } catch (IOException e) {
            halt.giveUp("the file cannot be read any further: " + OneLine.of(e));
            return null;
        } catch (BufferAllocationException e) {
            halt.giveUp("the file has more different lines than can be told apart in the memory there is");
            return null;
        }
    }

    private void dispatch(Outgoing message, ExecutorService threads) throws InterruptedException {
        pacer.await();
        if (isFree(1)) {
            threads.execute(() -> {
                try {
                    record(message, poster.post(message));
                } catch (RuntimeException e) {
                    halt.giveUp("line %d: %s".formatted(message.line(), OneLine.of(e)));
                } finally {
                    free.release();
                }
            });
        }
    }

    private void waitForTheLast(Runnable hangUp) throws InterruptedException {
        if (!isFree(inFlight) && !free.tryAcquire(inFlight, PATIENCE_WITH_THE_LAST.toMillis(), TimeUnit.MILLISECONDS)) {
            hangUp.run();
        }
    }

    /** Waits until so many may start, or returns false because the import is to end. */
    private boolean isFree(int messages) throws InterruptedException {
        boolean acquired = false;
        while (!acquired && !halt.isWished()) {
            acquired = free.tryAcquire(messages, GLANCE.toMillis(), TimeUnit.MILLISECONDS);
        }
        return acquired;
    }

    private void record(Outgoing message, Posting posting) {
        switch (posting) {
            case Posting.Acknowledged acknowledged -> record(acknowledged);
            case Posting.Refused(String problem) -> {
                tally.refused.incrementAndGet();
                complaints.about(message.line(), problem, "refused");
            }
            case Posting.Unauthorized(String problem) ->
                halt.giveUp("the service does not accept the tokens of this data folder: " + problem);
            case Posting.GivenUp(String problem, boolean serviceDown)
            when serviceDown -> halt.giveUp("the service has decided nothing for too long, last: " + problem);
            case Posting.GivenUp(String problem, boolean serviceDown) -> {
                tally.givenUp.incrementAndGet();
                complaints.about(message.line(), problem, "given up");
            }
            case Posting.Unfinished() -> {
                // It is not known what became of it; the next import finds out.
            }
        }
    }

    private void record(Posting.Acknowledged acknowledged) {
        try {
            receipts.add(acknowledged.receipt());
        } catch (IOException e) {
            halt.giveUp("receipts cannot be written any more: " + OneLine.of(e));
            return;
        }
        if (!acknowledged.alreadyThere()) {
            tally.posted.incrementAndGet();
            return;
        }
        tally.alreadyThere.incrementAndGet();
        if (acknowledged.onRetry()) {
            tally.alreadyThereOnRetry.incrementAndGet();
        }
    }
}
