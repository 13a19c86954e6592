package org.secureside.eventstore;

import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.messaging.interceptors.CorrelationDataInterceptor;
import org.axonframework.queryhandling.QueryBus;
import org.axonframework.queryhandling.QueryUpdateEmitter;
import org.axonframework.queryhandling.SimpleQueryBus;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Commands and queries stay in the process that got the request, also beside Axon Server: the load balancer has chosen
 * the node, and routing through Axon Server would choose a second time, out of its sight. Neither bus opens a
 * transaction: an append is the event store's own, and a query is one statement.
 */
@Configuration(proxyBeanMethods = false)
class LocalBusConfiguration {

    @Bean
    CommandBus commandBus(org.axonframework.config.Configuration axon) {
        CommandBus bus = new LocalCommandBus(SimpleCommandBus.builder()
                .transactionManager(NoTransactionManager.INSTANCE)
                .messageMonitor(axon.messageMonitor(CommandBus.class, "commandBus")));
        bus.registerHandlerInterceptor(new CorrelationDataInterceptor<>(axon.correlationDataProviders()));
        return bus;
    }

    @Bean
    QueryBus queryBus(org.axonframework.config.Configuration axon) {
        return SimpleQueryBus.builder()
                .transactionManager(NoTransactionManager.INSTANCE)
                .messageMonitor(axon.messageMonitor(QueryBus.class, "queryBus"))
                .queryUpdateEmitter(axon.getComponent(QueryUpdateEmitter.class))
                .build();
    }
}
