package org.secureside.eventstore;

import java.time.Duration;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.config.EventProcessingModule;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Makes an event handler that fails stop its processor, which tries again. Axon's default is to log the failure and to
 * go on with the next event: a message would be missing from the feed for ever, and no one would be told.
 */
@Configuration(proxyBeanMethods = false)
class FailingHandlersConfiguration {

    /** As soon as the forwarder of the journal: what it records after an outage is to be seen, too. */
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

    @Bean
    ConfigurerModule failuresStopTheProcessor() {
        return configurer -> configurer
                .eventProcessing()
                .registerDefaultListenerInvocationErrorHandler(axon -> PropagatingErrorHandler.instance());
    }

    @Bean
    EventProcessingModule eventProcessingModule() {
        return new PromptProcessing(LONGEST_PAUSE);
    }
}
