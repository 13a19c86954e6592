package org.secureside.query.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class TurnsTest {

    private final Deque<Runnable> threads = new ArrayDeque<>();
    private int done;
    private boolean goOn = true;

    private final Turns turns = new Turns(threads::add, () -> {
        done++;
        return goOn;
    });

    @Test
    void nothingIsDoneBeforeItBegins() {
        turns.ask();

        assertThat(threads).isEmpty();
    }

    @Test
    void whateverWasAskedForInTheMeantimeIsDoneOnce() {
        turns.begin();
        turns.ask();
        turns.ask();
        assertThat(threads).hasSize(1);

        threads.remove().run();
        assertThat(done).isEqualTo(1);

        turns.ask();
        threads.remove().run();
        assertThat(done).isEqualTo(2);
        assertThat(threads).isEmpty();
    }

    @Test
    void whoIsDoneForGoodIsNotAskedAgain() {
        goOn = false;
        turns.begin();
        threads.remove().run();

        turns.ask();

        assertThat(threads).isEmpty();
    }

    @Test
    void nothingThatIsAskedForIsForgottenAndNoTwoTurnsOverlap() {
        AtomicInteger asked = new AtomicInteger();
        AtomicInteger seen = new AtomicInteger();
        AtomicInteger inside = new AtomicInteger();
        // The askers end first: an executor that is being closed takes no more turns.
        try (ExecutorService takers = Executors.newVirtualThreadPerTaskExecutor();
                ExecutorService askers = Executors.newVirtualThreadPerTaskExecutor()) {
            Turns concurrent = new Turns(takers, () -> {
                assertThat(inside.incrementAndGet()).isEqualTo(1);
                seen.set(asked.get());
                inside.decrementAndGet();
                return true;
            });
            concurrent.begin();
            for (int i = 0; i < 20; i++) {
                askers.execute(() -> {
                    for (int j = 0; j < 1_000; j++) {
                        asked.incrementAndGet();
                        concurrent.ask();
                    }
                });
            }
        }
        assertThat(seen).hasValue(20_000);
    }
}
