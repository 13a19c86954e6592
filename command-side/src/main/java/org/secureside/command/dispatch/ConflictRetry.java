package org.secureside.command.dispatch;

import java.util.concurrent.ScheduledExecutorService;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.commandhandling.gateway.DefaultCommandGateway;
import org.axonframework.commandhandling.gateway.ExponentialBackOffIntervalRetryScheduler;
import org.axonframework.modelling.command.ConcurrencyException;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Handles a command again, on the newer state, when another command changed the same aggregate at the same moment.
 * Everything else that fails is told to the client at once.
 */
@Configuration(proxyBeanMethods = false)
class ConflictRetry {

    private static final int FIRST_WAIT_MILLIS = 5;
    private static final int MOST_RETRIES = 8;

    @Bean(destroyMethod = "shutdown")
    ScheduledExecutorService conflictRetries() {
        return java.util.concurrent.Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("conflict-retries").factory());
    }

    @Bean
    CommandGateway commandGateway(CommandBus bus, ScheduledExecutorService conflictRetries) {
        return DefaultCommandGateway.builder()
                .commandBus(bus)
                .retryScheduler(ExponentialBackOffIntervalRetryScheduler.builder()
                        .retryExecutor(conflictRetries)
                        .backoffFactor(FIRST_WAIT_MILLIS)
                        .maxRetryCount(MOST_RETRIES)
                        .nonTransientFailurePredicate(failure -> !(failure instanceof ConcurrencyException))
                        .build())
                .build();
    }
}
