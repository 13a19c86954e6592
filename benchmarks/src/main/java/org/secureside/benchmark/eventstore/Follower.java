package org.secureside.benchmark.eventstore;

import java.util.Locale;
import java.util.concurrent.Executors;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.eventhandling.EventHandlerInvoker;
import org.axonframework.eventhandling.SimpleEventHandlerInvoker;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.axonframework.eventhandling.TrackingEventProcessor;
import org.axonframework.eventhandling.TrackingEventProcessorConfiguration;
import org.axonframework.eventhandling.pooled.PooledStreamingEventProcessor;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.inmemory.InMemoryTokenStore;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.StreamableMessageSource;

/** Axon's ways to follow an event store, each with one segment and a token store in memory. */
enum Follower {
    /** One thread reads ahead of another one that handles. It pauses 100 ms whenever it is 1,024 events ahead. */
    POOLED {
        @Override
        StreamingEventProcessor of(Object handler, EventStore store, int batch) {
            return PooledStreamingEventProcessor.builder()
                    .name("replay")
                    .eventHandlerInvoker(invoker(handler))
                    .messageSource(store)
                    .tokenStore(tokens())
                    .transactionManager(NoTransactionManager.INSTANCE)
                    .initialSegmentCount(1)
                    .batchSize(batch)
                    .initialToken(StreamableMessageSource::createTailToken)
                    .coordinatorExecutor(Executors.newSingleThreadScheduledExecutor())
                    .workerExecutor(Executors.newSingleThreadScheduledExecutor())
                    .build();
        }
    },

    /** One thread reads and handles by turns. */
    TRACKING {
        @Override
        StreamingEventProcessor of(Object handler, EventStore store, int batch) {
            return TrackingEventProcessor.builder()
                    .name("replay")
                    .eventHandlerInvoker(invoker(handler))
                    .messageSource(store)
                    .tokenStore(tokens())
                    .transactionManager(NoTransactionManager.INSTANCE)
                    .trackingEventProcessorConfiguration(
                            TrackingEventProcessorConfiguration.forSingleThreadedProcessing()
                                    .andBatchSize(batch)
                                    .andInitialTrackingToken(StreamableMessageSource::createTailToken))
                    .build();
        }
    };

    /** Returns a processor that is not started yet. */
    abstract StreamingEventProcessor of(Object handler, EventStore store, int batch);

    private static EventHandlerInvoker invoker(Object handler) {
        return SimpleEventHandlerInvoker.builder().eventHandlers(handler).build();
    }

    private static TokenStore tokens() {
        return new InMemoryTokenStore();
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
