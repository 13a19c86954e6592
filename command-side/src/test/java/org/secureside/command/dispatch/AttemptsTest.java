package org.secureside.command.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.axonframework.modelling.command.ConcurrencyException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AttemptsTest {

    private final Attempts attempts = new Attempts();
    private final AtomicInteger tries = new AtomicInteger();

    @AfterEach
    void end() {
        attempts.close();
    }

    @Test
    void aCommandThatMetAnotherIsTriedAgainUntilItDoesNot() {
        assertThat(attempts.handle(conflictingAtFirst(3, () -> "done"))).isEqualTo("done");
        assertThat(tries).hasValue(4);
    }

    @Test
    void whoeverAlwaysMeetsOthersIsToldSo() {
        assertThatThrownBy(() -> attempts.handle(conflictingAtFirst(Integer.MAX_VALUE, () -> "never")))
                .isInstanceOf(ConcurrencyException.class);
        assertThat(tries).hasValue(9);
    }

    @Test
    void whatFailsOtherwiseIsNotTriedAgain() {
        assertThatThrownBy(() -> attempts.handle(() -> {
                    tries.incrementAndGet();
                    throw new IllegalStateException("refused");
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("refused");
        assertThat(tries).hasValue(1);
    }

    @Test
    void whoeverTriesAgainDoesNotWaitForAnotherWhoDoes() throws Exception {
        CountDownLatch storeAnswers = new CountDownLatch(1);
        try (ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<String> slow = senders.submit(() -> attempts.handle(conflictingAtFirst(1, () -> {
                awaitUninterruptibly(storeAnswers);
                return "slow";
            })));
            await().untilAsserted(() -> assertThat(tries).hasValue(2));

            Future<String> quick = senders.submit(() -> attempts.handle(conflictingAtFirst(3, () -> "quick")));

            assertThat(quick.get(5, TimeUnit.SECONDS)).isEqualTo("quick");
            assertThat(slow.isDone()).isFalse();
            storeAnswers.countDown();
        }
    }

    @Test
    void whatTakesTooLongIsLeftAloneAndNotBrokenOff() {
        CountDownLatch storeAnswers = new CountDownLatch(1);
        CountDownLatch recorded = new CountDownLatch(1);

        try (Attempts brief = new Attempts(Duration.ofMillis(200))) {
            assertThatThrownBy(() -> brief.handle(() -> {
                        awaitUninterruptibly(storeAnswers);
                        recorded.countDown();
                        return "late";
                    }))
                    .isInstanceOf(TooSlowException.class);
        }

        storeAnswers.countDown();
        await().untilAsserted(() -> assertThat(recorded.getCount()).isZero());
    }

    private <T> Supplier<T> conflictingAtFirst(int times, Supplier<T> then) {
        AtomicInteger conflicts = new AtomicInteger();
        return () -> {
            tries.incrementAndGet();
            if (conflicts.getAndIncrement() < times) {
                throw new ConcurrencyException("somebody else was there");
            }
            return then.get();
        };
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError("broken off", e);
        }
    }
}
