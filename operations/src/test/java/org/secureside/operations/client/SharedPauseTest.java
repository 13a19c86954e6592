package org.secureside.operations.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.is;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.secureside.operations.client.SharedPause.Pass;

class SharedPauseTest {

    private static final Duration LONG = Duration.ofMinutes(1);

    private final SharedPause pause = new SharedPause(new Backoff(Duration.ofMillis(1), Duration.ofMillis(1)));
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    @AfterEach
    void endAllWaiting() {
        pause.stop();
        threads.close();
    }

    @Test
    void whileTheServiceAnswersEverybodyMayEnter() throws InterruptedException {
        assertThat(enter()).isPresent();
        assertThat(enter()).isPresent();
    }

    @Test
    void afterThePauseOneTriesAndTheOthersWaitForIt() throws InterruptedException {
        pause.failed(enter().orElseThrow(), Duration.ZERO);

        AtomicInteger entered = new AtomicInteger();
        for (int i = 0; i < 20; i++) {
            threads.execute(() -> countEntering(entered));
        }
        await().untilAtomic(entered, is(1));
        await().during(Duration.ofMillis(200)).untilAtomic(entered, is(1));

        pause.answered();
        await().untilAtomic(entered, is(20));
    }

    @Test
    void whoTriesInVainLengthensThePauseAndTheNextOneTries() throws InterruptedException {
        pause.failed(enter().orElseThrow(), Duration.ZERO);
        Pass first = enter().orElseThrow();
        assertThat(first.first()).isTrue();

        pause.failed(first, Duration.ZERO);

        assertThat(enter().orElseThrow().first()).isTrue();
    }

    @Test
    void theyTryInTurn() throws InterruptedException {
        pause.failed(enter().orElseThrow(), Duration.ofSeconds(1));
        CompletableFuture<Optional<Pass>> earlier = CompletableFuture.supplyAsync(this::enterUnchecked, threads);
        await().until(() -> pause.waiting() == 1);
        CompletableFuture<Optional<Pass>> later = CompletableFuture.supplyAsync(this::enterUnchecked, threads);
        await().until(() -> pause.waiting() == 2);

        Pass first = earlier.join().orElseThrow();
        pause.failed(first, Duration.ZERO);
        CompletableFuture<Optional<Pass>> again = CompletableFuture.supplyAsync(this::enterUnchecked, threads);

        assertThat(later.join().orElseThrow().first()).isTrue();
        assertThat(again).isNotDone();
    }

    @Test
    void theServiceIsLeftAloneForAsLongAsItAsks() throws InterruptedException {
        long start = System.nanoTime();
        pause.failed(enter().orElseThrow(), Duration.ofMillis(300));

        assertThat(enter()).isPresent();
        assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(300_000_000L);
    }

    @Test
    void oneFailureAmongAnswersStopsNobody() throws InterruptedException {
        Pass unlucky = enter().orElseThrow();
        pause.answered();

        assertThat(pause.failed(unlucky, LONG)).isFalse();
        assertThat(enter()).isPresent();
    }

    @Test
    void manyFailuresAtOnceCountAsOne() throws InterruptedException {
        Pass one = enter().orElseThrow();
        Pass two = enter().orElseThrow();
        pause.failed(one, Duration.ofMillis(1));

        assertThat(pause.failed(two, LONG)).isTrue();
        assertThat(enter()).isPresent();
    }

    @Test
    void whoLosesInterestLetsTheNextOneTry() throws InterruptedException {
        pause.failed(enter().orElseThrow(), Duration.ZERO);
        pause.abandoned(enter().orElseThrow());

        assertThat(enter()).isPresent();
    }

    @Test
    void nobodyWaitsBeyondTheDeadline() throws InterruptedException {
        pause.failed(enter().orElseThrow(), LONG);

        assertThat(pause.enter(System.nanoTime() + 50_000_000)).isEmpty();
    }

    @Test
    void nobodyWaitsAfterTheStop() throws InterruptedException {
        pause.failed(enter().orElseThrow(), LONG);
        CompletableFuture<Optional<Pass>> waiting = CompletableFuture.supplyAsync(this::enterUnchecked, threads);

        pause.stop();

        assertThat(waiting.join()).isEmpty();
        assertThat(enter()).isEmpty();
    }

    private Optional<Pass> enter() throws InterruptedException {
        return pause.enter(System.nanoTime() + LONG.toNanos());
    }

    private Optional<Pass> enterUnchecked() {
        try {
            return enter();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void countEntering(AtomicInteger entered) {
        if (enterUnchecked().isPresent()) {
            entered.incrementAndGet();
        }
    }
}
