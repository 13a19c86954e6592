package org.secureside.eventstore;

import java.time.Duration;
import org.axonframework.config.EventProcessingModule;
import org.axonframework.eventhandling.EventHandlerInvoker;
import org.axonframework.eventhandling.EventProcessor;
import org.axonframework.eventhandling.EventProcessorSpanFactory;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingEventProcessor;
import org.axonframework.eventhandling.TrackingEventProcessorConfiguration;
import org.axonframework.messaging.StreamableMessageSource;

/** Makes every tracking processor a {@link PromptProcessor}, and is in everything else what Axon has it. */
final class PromptProcessing extends EventProcessingModule {

    private final Duration longestPause;

    PromptProcessing(Duration longestPause) {
        this.longestPause = longestPause;
    }

    @Override
    protected EventProcessor trackingEventProcessor(
            String name,
            EventHandlerInvoker eventHandlerInvoker,
            TrackingEventProcessorConfiguration config,
            StreamableMessageSource<TrackedEventMessage<?>> source) {
        return new PromptProcessor(
                TrackingEventProcessor.builder()
                        .name(name)
                        .eventHandlerInvoker(eventHandlerInvoker)
                        .rollbackConfiguration(rollbackConfiguration(name))
                        .errorHandler(errorHandler(name))
                        .messageMonitor(messageMonitor(TrackingEventProcessor.class, name))
                        .messageSource(source)
                        .tokenStore(tokenStore(name))
                        .transactionManager(transactionManager(name))
                        .trackingEventProcessorConfiguration(config)
                        .spanFactory(configuration.getComponent(EventProcessorSpanFactory.class)),
                longestPause);
    }
}
