package org.secureside.query.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.junit.jupiter.api.Test;
import org.secureside.api.replay.NodeReplayCompleted;
import org.secureside.api.replay.ReplayScope;
import org.secureside.api.replay.TableDrift;
import org.springframework.context.ConfigurableApplicationContext;

/** A rebuild with a throttle below what is recorded meanwhile. */
class ThrottledRebuildIT {

    private static final int BEFORE = 500;
    private static final int THROTTLE = 100;
    private static final int EVERY_TENTH_OF_A_SECOND = 30;

    @Test
    void keepsToItUpToWhatThereWasAndThenCatchesUpWithWhatIsRecorded() {
        ScheduledExecutorService residents = Executors.newSingleThreadScheduledExecutor();
        try (ConfigurableApplicationContext node = new OwnNode().start()) {
            OwnNode.send(node, BEFORE);
            await().atMost(Duration.ofSeconds(30)).until(() -> OwnNode.count(node, "message") == BEFORE);
            Ordered rebuild = Ordered.replay(
                    node.getBean(EventStore.class), ReplayScope.rebuild(), List.of(OwnNode.NAME), THROTTLE);
            var unused = residents.scheduleAtFixedRate(
                    () -> OwnNode.send(node, EVERY_TENTH_OF_A_SECOND), 0, 100, TimeUnit.MILLISECONDS);

            await().atMost(Duration.ofSeconds(20)).until(() -> left(node) > BEFORE);
            NodeReplayCompleted completed = rebuild.awaitCompletion(OwnNode.NAME);

            assertThat(completed.tookMillis()).isGreaterThan(BEFORE * 1_000 / THROTTLE * 9 / 10);
            assertThat(completed.events()).isGreaterThan(2 * BEFORE);
            assertThat(completed.drift()).hasSize(7).allMatch(TableDrift::equal);
            await().until(() -> left(node) == 0);
        } finally {
            residents.shutdownNow();
        }
    }

    private static double left(ConfigurableApplicationContext node) {
        return node.getBean(MeterRegistry.class)
                .get("secureside.replay.left")
                .gauge()
                .value();
    }
}
