package org.secureside.query.reads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.secureside.api.ResidentId;
import org.secureside.web.problem.ProblemException;

class LongReadsTest {

    private static final ResidentId ADA = new ResidentId("ada");
    private static final ResidentId BOB = new ResidentId("bob");
    private static final ResidentId EVE = new ResidentId("eve");

    private final LongReads reads = new LongReads(new ReadProperties(4, Duration.ofSeconds(1)));

    @Test
    void halfOfTheConnectionsAreLeftToThoseWhoAskForLess() throws Exception {
        CountDownLatch inside = new CountDownLatch(2);
        CountDownLatch end = new CountDownLatch(1);
        try (ExecutorService readers = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<String> first = readers.submit(() -> reads.read(ADA, () -> foundAfter(inside, end)));
            Future<String> second = readers.submit(() -> reads.read(BOB, () -> foundAfter(inside, end)));
            inside.await();
            try {
                assertRefused(EVE);
            } finally {
                end.countDown();
            }
            assertThat(first.get()).isEqualTo("found");
            assertThat(second.get()).isEqualTo("found");
        }
        assertThat(reads.<String>read(EVE, () -> "found")).isEqualTo("found");
    }

    @Test
    void nobodyTakesAPlaceFromOthersWhileTheyHaveOne() throws Exception {
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch end = new CountDownLatch(1);
        try (ExecutorService readers = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<String> first = readers.submit(() -> reads.read(ADA, () -> foundAfter(inside, end)));
            inside.await();
            try {
                assertRefused(ADA);
                assertThat(reads.<String>read(BOB, () -> "found")).isEqualTo("found");
            } finally {
                end.countDown();
            }
            assertThat(first.get()).isEqualTo("found");
        }
        assertThat(reads.<String>read(ADA, () -> "found")).isEqualTo("found");
        assertThat(reads.readers()).as("who is remembered").isZero();
    }

    @Test
    void whoeverFailsLeavesTheirPlace() {
        for (int i = 0; i < 5; i++) {
            assertThatThrownBy(() -> reads.read(ADA, () -> {
                        throw new IllegalStateException("gone");
                    }))
                    .hasMessage("gone");
        }

        assertThat(reads.<String>read(ADA, () -> "found")).isEqualTo("found");
    }

    private void assertRefused(ResidentId reader) {
        assertThatThrownBy(() -> reads.read(reader, () -> "too many"))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("ask again later");
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
