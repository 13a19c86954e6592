package org.secureside.query.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;

class ParkedCountTest {

    private static final Executor BESIDE = task -> Thread.ofVirtual().start(task);

    @Test
    void nobodyWaitsForADatabaseThatDoesNotAnswerAndItIsAskedOnce() {
        CountDownLatch answer = new CountDownLatch(1);
        AtomicInteger asked = new AtomicInteger();
        ParkedCount count = new ParkedCount(
                () -> {
                    asked.incrementAndGet();
                    await().until(() -> answer.getCount() == 0);
                    return 3;
                },
                BESIDE);

        assertThat(count.latest()).isNaN();
        await().until(() -> asked.get() == 1);
        assertThat(count.latest()).isNaN();
        assertThat(asked).hasValue(1);

        answer.countDown();
        await().until(() -> count.latest() == 3);
    }

    @Test
    void whatCannotBeCountedIsNoNumberUntilItCan() {
        AtomicInteger asked = new AtomicInteger();
        ParkedCount count = new ParkedCount(
                () -> {
                    if (asked.incrementAndGet() == 2) {
                        throw new DataAccessResourceFailureException("away");
                    }
                    return 5;
                },
                Runnable::run);

        assertThat(count.latest()).isEqualTo(5);
        assertThat(count.latest()).isNaN();
        assertThat(count.latest()).isEqualTo(5);
    }
}
