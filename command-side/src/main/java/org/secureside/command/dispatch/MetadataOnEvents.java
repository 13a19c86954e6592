package org.secureside.command.dispatch;

import org.axonframework.messaging.correlation.CorrelationDataProvider;
import org.axonframework.messaging.correlation.SimpleCorrelationDataProvider;
import org.secureside.api.EventMetadata;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Lets the metadata of a command go over to the events it causes. */
@Configuration(proxyBeanMethods = false)
class MetadataOnEvents {

    @Bean
    CorrelationDataProvider metadataOfTheCommand() {
        return new SimpleCorrelationDataProvider(
                EventMetadata.ACTOR,
                EventMetadata.ROLES,
                EventMetadata.REQUEST_ID,
                EventMetadata.SENT_AT,
                EventMetadata.RECEIVED_AT,
                EventMetadata.JOURNALED_AT,
                EventMetadata.ACCEPTED_BY);
    }
}
