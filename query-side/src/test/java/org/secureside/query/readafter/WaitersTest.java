package org.secureside.query.readafter;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.secureside.query.projection.Commit;

class WaitersTest {

    private static final UUID AWAITED = UUID.randomUUID();

    private final Waiters waiters = new Waiters(new ReadAfterProperties(Duration.ZERO, Duration.ZERO, 2));

    @Test
    void aWaiterIsWokenByAChangeOfWhatItWaitsFor() throws InterruptedException {
        try (Waiters.Waiter waiter = waiters.waitFor(List.of(AWAITED)).orElseThrow()) {
            change(UUID.randomUUID());
            assertThat(waiter.await(0)).isFalse();

            change(AWAITED);
            assertThat(waiter.await(0)).isTrue();
            assertThat(waiter.await(0)).isFalse();
        }
    }

    @Test
    void noMoreThanTheLimitWait() {
        Waiters.Waiter one = waiters.waitFor(List.of(AWAITED)).orElseThrow();
        assertThat(waiters.waitFor(List.of(AWAITED))).isPresent();
        assertThat(waiters.waitFor(List.of(AWAITED))).isEmpty();

        one.close();
        assertThat(waiters.waitFor(List.of(AWAITED))).isPresent();
    }

    private void change(UUID id) {
        Commit commit = new Commit();
        commit.changed(id);
        waiters.committed(commit);
    }
}
