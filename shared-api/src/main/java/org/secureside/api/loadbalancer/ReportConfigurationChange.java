package org.secureside.api.loadbalancer;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * Record that the load balancer was given another configuration. It has happened; whoever reports it asks for nothing.
 *
 * @param changeId the change
 * @param action what was done
 * @param change what there is to know of it
 */
public record ReportConfigurationChange(
        @TargetAggregateIdentifier ConfigurationChangeId changeId, Action action, ConfigurationChange change) {

    /** What was done. */
    public enum Action {
        /** A release was brought that had not run, or not as the last one. */
        DEPLOYED,
        /** A former release was brought back. */
        ROLLED_BACK
    }
}
