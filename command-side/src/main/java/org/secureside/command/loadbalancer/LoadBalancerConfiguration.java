package org.secureside.command.loadbalancer;

import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;
import org.secureside.api.loadbalancer.ConfigurationChange;
import org.secureside.api.loadbalancer.ConfigurationChangeId;
import org.secureside.api.loadbalancer.LoadBalancerConfigurationDeployed;
import org.secureside.api.loadbalancer.LoadBalancerConfigurationRolledBack;
import org.secureside.api.loadbalancer.LoadBalancerEvent;
import org.secureside.api.loadbalancer.ReportConfigurationChange;

/** One change of the load balancer's configuration. What has happened is recorded and never refused. */
@Aggregate(type = "LoadBalancerConfiguration")
class LoadBalancerConfiguration {

    @AggregateIdentifier
    @SuppressWarnings("UnusedVariable") // Axon reads it
    private @Nullable ConfigurationChangeId id;

    LoadBalancerConfiguration() {
        // for Axon, which then replays the events
    }

    @CommandHandler
    LoadBalancerConfiguration(ReportConfigurationChange command) {
        AggregateLifecycle.apply(recordedFor(command));
    }

    /** Returns the event that a report is recorded as. */
    static LoadBalancerEvent recordedFor(ReportConfigurationChange command) {
        ConfigurationChange change = command.change();
        return switch (command.action()) {
            case DEPLOYED ->
                new LoadBalancerConfigurationDeployed(
                        command.changeId(), change.release(), change.operator(), change.reason(), change.changedAt());
            case ROLLED_BACK ->
                new LoadBalancerConfigurationRolledBack(
                        command.changeId(), change.release(), change.operator(), change.reason(), change.changedAt());
        };
    }

    @EventSourcingHandler
    void on(LoadBalancerEvent event) {
        id = event.changeId();
    }
}
