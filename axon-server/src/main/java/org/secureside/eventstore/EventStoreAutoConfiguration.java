package org.secureside.eventstore;

import org.axonframework.springboot.autoconfig.AxonAutoConfiguration;
import org.axonframework.springboot.autoconfig.AxonServerBusAutoConfiguration;
import org.axonframework.springboot.autoconfig.EventProcessingAutoConfiguration;
import org.axonframework.springboot.autoconfig.JdbcAutoConfiguration;
import org.axonframework.springboot.autoconfig.TransactionAutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.context.annotation.Import;

/**
 * Gives an application its event store, token store, buses and serializers. It runs after Spring Boot's database
 * auto-configurations and before Axon's, which back off from what is defined here.
 */
@AutoConfiguration(
        after = {DataSourceAutoConfiguration.class, DataSourceTransactionManagerAutoConfiguration.class},
        before = {
            AxonAutoConfiguration.class,
            AxonServerBusAutoConfiguration.class,
            EventProcessingAutoConfiguration.class,
            JdbcAutoConfiguration.class,
            TransactionAutoConfiguration.class
        })
@EnableConfigurationProperties(SecureSideProperties.class)
@Import({
    SerializationConfiguration.class,
    EventSizeConfiguration.class,
    LocalBusConfiguration.class,
    TokenStoreConfiguration.class,
    FailingHandlersConfiguration.class,
    PostgresEventStoreConfiguration.class,
    AxonServerConfiguration.class
})
public class EventStoreAutoConfiguration {}
