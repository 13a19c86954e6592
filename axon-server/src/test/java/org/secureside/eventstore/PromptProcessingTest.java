package org.secureside.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.config.Configuration;
import org.axonframework.config.DefaultConfigurer;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.StreamableMessageSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PromptProcessingTest {

    /** By then Axon's own processor has tried three times: its pauses are 1, 2, 4, 8, … seconds. */
    private static final Duration A_FEW_SECONDS = Duration.ofSeconds(6);

    /** What a reader needs to be one; nothing comes from a store that is away. */
    public static final class Handler {

        @EventHandler
        public void on(String event) {
            assertThat(event).as("an event of a store that is away").isNull();
        }
    }

    private final AtomicInteger tries = new AtomicInteger();

    /** A store that is away. */
    private final StreamableMessageSource<TrackedEventMessage<?>> away = new StreamableMessageSource<>() {
        @Override
        public BlockingStream<TrackedEventMessage<?>> openStream(@Nullable TrackingToken trackingToken) {
            tries.incrementAndGet();
            throw new IllegalStateException("the store is away");
        }

        @Override
        public @Nullable TrackingToken createTailToken() {
            return null;
        }

        @Override
        public @Nullable TrackingToken createHeadToken() {
            return null;
        }
    };

    @Test
    void aReaderOfTheLogNeverWaitsLongToTryAgain() {
        PromptProcessing processing = new PromptProcessing(Duration.ofMillis(50));
        processing.registerEventHandler(axon -> new Handler());
        processing.byDefaultAssignTo("reader").registerTrackingEventProcessor("reader", axon -> away);
        Configuration axon = DefaultConfigurer.defaultConfiguration(false)
                .registerModule(processing)
                .start();
        try {
            await().atMost(A_FEW_SECONDS).until(() -> tries.get() > 10);
        } finally {
            axon.shutdown();
        }
    }
}
