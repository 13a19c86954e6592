package org.secureside.query.reads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.secureside.web.problem.ProblemException;

class LongReadsTest {

    private final LongReads reads = new LongReads(new ReadProperties(4, Duration.ofSeconds(1)));

    @Test
    void halfOfTheConnectionsAreLeftToThoseWhoAskForLess() throws Exception {
        CountDownLatch inside = new CountDownLatch(2);
        CountDownLatch end = new CountDownLatch(1);
        try (ExecutorService readers = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<String> first = readers.submit(() -> reads.read(() -> foundAfter(inside, end)));
            Future<String> second = readers.submit(() -> reads.read(() -> foundAfter(inside, end)));
            inside.await();
            try {
                assertThatThrownBy(() -> reads.read(() -> "too many"))
                        .isInstanceOf(ProblemException.class)
                        .hasMessageContaining("ask again later");
            } finally {
                end.countDown();
            }
            assertThat(first.get()).isEqualTo("found");
            assertThat(second.get()).isEqualTo("found");
        }
        assertThat(reads.<String>read(() -> "found")).isEqualTo("found");
    }

    @Test
    void whoeverFailsLeavesTheirPlace() {
        for (int i = 0; i < 5; i++) {
            assertThatThrownBy(() -> reads.read(() -> {
                        throw new IllegalStateException("gone");
                    }))
                    .hasMessage("gone");
        }

        assertThat(reads.<String>read(() -> "found")).isEqualTo("found");
    }

    private static String foundAfter(CountDownLatch inside, CountDownLatch end) {
        inside.countDown();
        try {
            end.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return "found";
    }
}
